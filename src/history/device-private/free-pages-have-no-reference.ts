import { addState, addStep, dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';
import { FREE_TAILS } from './free-tails.ts';

/**
 * The old free path, in the order of 5.18 to 6.0. That a free page looked used to get_page_unless_zero
 * is left out: migration by pfn, which asks, came with the same release as this fix.
 */
export const freePagesHaveNoReference = edit({
  id: 'ef233450898f',
  title: 'mm: free device private pages have zero refcount',
  facts: 'D8',
  evidence: 'reconstructed',
  since: '6.1',
  kind: 'revert',
  story:
    'A free device page had a reference count of 1, which the free path set after the callback had returned the page to the free list of the driver. Another CPU took the page from there, used it and had references of it when the free path set the count to 1: references of the new user were lost.',
  changes: [
    // Off the free list and not handed out yet: the late 1 is what its user expects to find.
    ...['free', 'taken'].flatMap((state) => [
      dropStep('device_page', state, 'SET_COUNT'),
      addStep('device_page', state, 'SET_COUNT', state),
    ]),
    dropStep('device_page', 'freeing', 'SET_COUNT'),
    addStep('device_page', 'freeing', 'SET_COUNT', 'refcountOverwritten'),
    replaceStep(
      'user_thread',
      'migrate.init',
      'set_page_count',
      { target: 'lock', ports: { page: 'INIT' } },
      { target: 'lock', meta: { ports: { page: 'INIT', pgmap: 'PAGE_INIT' } } },
      'the count is 1 by itself',
    ),
    ...FREE_TAILS.flatMap(({ machine, state }) => [
      replaceStep(
        machine,
        `${state}.callback`,
        'folio_free',
        { target: 'put pgmap', ports: { page: 'FOLIO_FREE' } },
        {
          target: 'set count',
          meta: {
            ports: { page: 'FOLIO_FREE', module: 'CALL', data: 'FOLIO_FREE' },
            facts: 'A6 F5',
          },
        },
      ),
      addState(machine, `${state}.set count`, {
        meta: { source: 'mm/memremap.c: free_zone_device_page' },
        on: {
          'set_page_count(page, 1)': {
            target: 'put pgmap',
            meta: { ports: { page: 'SET_COUNT' } },
          },
        },
      }),
    ]),
  ],
  expect: {
    rule: 'refcount-not-overwritten',
    class: 'use after free',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'process0: folio_free',
      'thread0: take a free page',
      'thread0: the count is 1 by itself',
      'process0: set_page_count(page, 1)',
    ],
  },
  elsewhere: [
    {
      rule: 'refcount-not-overwritten',
      class: 'use after free',
      system: 'device-coherent',
      sizes: { pages: 1, processes: 1 },
      interleaving: [
        'process0: folio_free',
        'thread0: take a free page',
        'thread0: the count is 1 by itself',
        'process0: set_page_count(page, 1)',
      ],
    },
  ],
});
