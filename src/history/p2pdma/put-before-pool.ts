import { dropState, addState, startIn } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';
import { P2P_FREE_TAILS } from './p2p-free-tails.ts';

export const putBeforePool = edit({
  id: 'p2p-put-before-pool',
  title: 'p2pdma_folio_free: put the pagemap before the memory is back in the pool',
  facts: 'A6 P2PDMA, C7',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The reference of the pagemap is what keeps the pool, the pagemap and the struct page for who frees a page. Put first, it lets the unplug go on: the memory is given back to a pool that is destroyed.',
  changes: P2P_FREE_TAILS.flatMap(({ machine, state, next }) => [
    startIn(machine, 'callback', 'reference', state),
    dropState(machine, `${state}.over`),
    addState(machine, `${state}.over`, { always: `#${machine}.${state}.callback` }),
    dropState(machine, `${state}.callback`),
    addState(machine, `${state}.callback`, {
      on: {
        'gen_pool_free_owner, after the put': {
          target: next,
          meta: { ports: { chunk: 'FREE', page: 'TOUCH', container: 'READ' }, facts: 'A6' },
        },
      },
    }),
  ]),
  expect: {
    rule: 'p2p-pool-empty-when-destroyed',
    class: 'use after free',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: [
      'process0: munmap: zap_present_ptes',
      'process0: folio_put (last)',
      'driver: gen_pool_destroy',
    ],
    also: {
      'p2p-page-not-used-after-remove': 'the callback finds the pagemap through the struct page',
      'container-not-used-after-free': 'and the pool through the pagemap',
    },
  },
});
