import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const allocateWithGfpKernel = edit({
  id: 'p2p-allocate-gfp-kernel',
  title: 'PCI/P2PDMA: an allocation that may sleep in the RCU section',
  facts: 'D37',
  evidence: 'reconstructed',
  kind: 'variant',
  story:
    'When the readers of pdev->p2pdma had become RCU sections, one of them still allocated with GFP_KERNEL. It may sleep in the section, and the grace period that the unplug waits for does not end.',
  changes: [
    replaceStep(
      'p2p_client',
      'allocate.alloc',
      'gen_pool_alloc_owner',
      { target: '#p2p_client.allocate.tryget', ports: { chunk: 'ALLOC' } },
      {
        target: '#p2p_client.allocate.tryget',
        actions: 'pick',
        meta: { ports: { chunk: 'ALLOC' }, picks: ['page'], sleeps: true, facts: 'D37' },
      },
      'gen_pool_alloc_owner: GFP_KERNEL',
    ),
  ],
  expect: {
    rule: 'nothing-sleeps-in-atomic-context',
    class: 'deadlock',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 0, clients: 1 },
    interleaving: [
      'client0: rcu_read_lock, pdev->p2pdma',
      'client0: gen_pool_alloc_owner: GFP_KERNEL',
    ],
  },
});
