import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The order of 7.3, as its managed resources are registered. */
export const poolOutlivesPagemap = edit({
  id: 'cand-p2p-pool-outlives-pagemap',
  title: 'p2p_pgmap is freed before pdev->p2pdma is cleared',
  facts: 'C7',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'Managed resources go in reverse: memunmap_pages, then the memory of p2p_pgmap, then pdev->p2pdma and the pool. Between the last two the pool still gives out memory whose owner is the reference count in p2p_pgmap. An allocation of another driver takes memory and tests that reference for live in memory that is freed; RCU protects the pool alone.',
  changes: [
    replaceStep(
      'p2p_driver',
      'unmapped',
      'devm_memremap_pages_release returns',
      { target: 'releasing' },
      {
        target: 'freeingEarly',
        meta: {
          ports: { release: 'looks moved', pagemap: ['looks running', 'END'] },
          facts: 'C7 c',
        },
      },
    ),
    addState('p2p_driver', 'freeingEarly', {
      on: {
        'kfree: p2p_pgmap, before its pool': {
          target: 'releasing',
          meta: {
            ports: { container: 'FREE' },
            source: 'drivers/base/devres.c: devres_release_all',
            facts: 'C7 b',
          },
        },
      },
    }),
  ],
  expect: {
    rule: 'container-not-used-after-free',
    class: 'use after free',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 0, clients: 1 },
    interleaving: [
      'driver: memunmap_pages returns',
      'driver: kfree: p2p_pgmap, before its pool',
      'client0: gen_pool_alloc_owner',
      'client0: percpu_ref_tryget_live_rcu: dead',
    ],
  },
});
