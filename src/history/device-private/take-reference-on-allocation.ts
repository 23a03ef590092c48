import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';
import { FREE_TAILS } from './free-tails.ts';

/** D5 took the reference of a page away, D6 gave it back: the same text, reverted. */
export const takeReferenceOnAllocation = edit({
  id: '0dc45ca1ce18',
  title: 'mm/memremap.c: take a pgmap reference on page allocation',
  facts: 'D5 D6',
  evidence: 'read',
  since: '6.1',
  kind: 'revert',
  story:
    'From 5.18 to 6.0 an allocated page held no reference of its pagemap, so that memunmap_pages waited for no page. A driver that did not evict everything removed the memmap while pages were mapped; the next unmap, exit or fault used struct pages that were gone.',
  changes: [
    replaceStep(
      'user_thread',
      'migrate.reference',
      'percpu_ref_tryget_many',
      { target: 'init', ports: { ref: 'TRYGET' } },
      { target: 'init' },
      'no reference is taken',
    ),
    dropStep('user_thread', 'migrate.reference', 'percpu_ref_tryget_many fails'),
    ...FREE_TAILS.flatMap(({ machine, state, next }) => [
      dropStep(machine, `${state}.put pgmap`, 'percpu_ref_put_many (last)'),
      replaceStep(
        machine,
        `${state}.put pgmap`,
        'percpu_ref_put_many',
        { target: next, ports: { ref: 'PUT' } },
        { target: next },
        'no reference is put',
      ),
    ]),
  ],
  expect: {
    rule: 'page-not-used-after-remove',
    class: 'use after free',
    system: 'device-private',
    dropping: ['evicts-until-empty'],
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'thread0: migrate_vma_finalize',
      'driver: wait_for_completion',
      'driver: remove_pfn_range_from_zone, __remove_pages',
    ],
    also: {
      'drained-means-free': 'nothing was waited for: pages are allocated when the wait is over',
      'pagemap-not-used-after-remove': 'a fault that is under way reads ops of the removed pagemap',
      'module-not-called-after-unload':
        'a fault or a free calls the driver after its module is gone',
      'driver-data-not-used-after-free': 'folio_free runs after the driver has freed its data',
    },
  },
  elsewhere: [
    {
      rule: 'device-memory-not-used-after-free',
      class: 'use after free',
      system: 'device-coherent',
      dropping: ['evicts-until-empty'],
      sizes: { pages: 1, processes: 1 },
      interleaving: [
        'thread0: migrate_vma_finalize',
        'driver: wait_for_completion',
        'driver: remove_pfn_range_from_zone, __remove_pages',
        'driver: free the buffer object',
        'thread0: load from device memory',
      ],
      also: {
        'page-not-used-after-remove': 'the next unmap, exit or pin uses a removed struct page',
        'drained-means-free': 'nothing was waited for: pages are allocated when the wait is over',
        'module-not-called-after-unload': 'a free calls the driver after its module is gone',
        'driver-data-not-used-after-free': 'folio_free runs after the driver has freed its data',
      },
    },
  ],
});
