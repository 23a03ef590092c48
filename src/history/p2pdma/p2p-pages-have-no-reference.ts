import { addState, dropState, replaceStep, startIn } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';
import { P2P_FREE_TAILS } from './p2p-free-tails.ts';

/**
 * The order of the callback and of the reset is that of the sources of 6.1 and 6.12. That it can be
 * lost to the unregister, and to the next user of the memory, comes out of the model.
 */
export const p2pPagesHaveNoReference = edit({
  id: 'b7e282378773',
  title: 'PCI/P2PDMA: pages in the pool have refcount 0',
  facts: 'D16, A6, B',
  evidence: 'read',
  since: '6.15',
  kind: 'revert',
  story:
    'Up to 6.14 a page of the pool had refcount 1, and free_zone_device_folio set it back to 1 after the callback. The callback had already put the memory back into the pool and the reference of the pagemap: the page may have a new owner, or the memmap may be gone, when the count is written.',
  changes: [
    startIn('p2p_page', 'idle', 'used'),
    replaceStep(
      'p2p_mapper',
      'expect',
      'VM_WARN_ON_ONCE_PAGE: page_ref_count',
      { target: 'init', ports: { page: 'EXPECT_ZERO' } },
      { target: 'init' },
      'nothing is asserted',
    ),
    replaceStep(
      'p2p_mapper',
      'init',
      'set_page_count: 1',
      { target: 'insert', ports: { page: 'SET_COUNT' } },
      { target: 'insert' },
      'the count is 1 already',
    ),
    replaceStep(
      'p2p_mapper',
      'uninit',
      'set_page_count: 0',
      { target: 'giveBack', ports: { page: 'CLEAR_COUNT' } },
      { target: 'giveBack' },
      'the count stays 1',
    ),
    ...P2P_FREE_TAILS.flatMap(({ machine, state, next }) => [
      dropState(machine, `${state}.over`),
      addState(machine, `${state}.over`, {
        on: {
          'folio_set_count: 1': {
            target: next,
            meta: {
              ports: { page: 'SET_COUNT' },
              source: 'mm/memremap.c: free_zone_device_folio',
              facts: 'A6',
            },
          },
        },
      }),
    ]),
  ],
  expect: {
    rule: 'p2p-page-not-used-after-remove',
    class: 'use after free',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: [
      'process0: munmap: zap_present_ptes',
      'process0: folio_put (last)',
      'process0: p2pdma_folio_free: gen_pool_free_owner',
      'driver: arch_remove_memory',
      'process0: folio_set_count: 1',
    ],
    also: {
      'p2p-page-counted-rightly':
        'the next mmap of the memory counts its page before the count is set back',
    },
  },
});
