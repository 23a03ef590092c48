import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The allocation of that time, without a read section. */
const unread = (
  state: string,
  event: string,
  was: { target: string; ports: Readonly<Record<string, unknown>> },
  ports: Readonly<Record<string, unknown>>,
  how: { readonly actions?: string; readonly picks?: readonly string[] },
  named: string,
) => {
  const { actions, ...meta } = how;
  return replaceStep(
    'p2p_client',
    `allocate.${state}`,
    event,
    was,
    { target: was.target, meta: { ports, ...meta }, ...(actions !== undefined && { actions }) },
    named,
  );
};

export const readProviderUnderRcu = edit({
  id: 'ae21f835a5bd',
  title: 'PCI/P2PDMA: finish RCU conversion of pdev->p2pdma',
  facts: 'D37',
  evidence: 'reconstructed',
  since: '5.14',
  kind: 'revert',
  story:
    'pci_alloc_p2pmem followed pdev->p2pdma outside of an RCU section. The device is unplugged between the read of the pointer and the allocation: nothing is allocated yet, so that memunmap_pages waits for nothing, synchronize_rcu has nobody to wait for, and the allocation uses a pool that is freed.',
  changes: [
    unread(
      'find',
      'rcu_read_lock, pdev->p2pdma',
      { target: '#p2p_client.allocate.alloc', ports: { rcu: 'READ_LOCK', provider: 'FOUND' } },
      { provider: 'FOUND' },
      {},
      'pdev->p2pdma, no read section',
    ),
    unread(
      'alloc',
      'gen_pool_alloc_owner: none',
      {
        target: '#p2p_client.idle',
        ports: { chunks: ['looks not free', 'SEARCH'], rcu: 'READ_UNLOCK' },
      },
      { chunks: ['looks not free', 'SEARCH'] },
      {},
      'gen_pool_alloc_owner: none, no read section',
    ),
    unread(
      'tryget',
      'percpu_ref_tryget_live_rcu',
      {
        target: '#p2p_client.holds',
        ports: { ref: 'TRYGET_LIVE', container: 'READ_REF', rcu: 'READ_UNLOCK' },
      },
      { ref: 'TRYGET_LIVE', container: 'READ_REF' },
      {},
      'percpu_ref_tryget_live',
    ),
    unread(
      'undo',
      'gen_pool_free, rcu_read_unlock',
      { target: '#p2p_client.idle', ports: { chunk: 'FREE', rcu: 'READ_UNLOCK' } },
      { chunk: 'FREE' },
      {},
      'gen_pool_free',
    ),
  ],
  expect: {
    rule: 'p2p-pool-not-used-after-destroy',
    class: 'use after free',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 0, clients: 1 },
    interleaving: [
      'client0: pdev->p2pdma, no read section',
      'driver: pdev->p2pdma = NULL',
      'driver: gen_pool_destroy',
      'client0: gen_pool_alloc_owner',
    ],
    also: {
      'p2p-pool-empty-when-destroyed': 'memory is taken out while the pool is being destroyed',
    },
  },
});
