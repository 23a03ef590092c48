import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

const held = { ref: 'TRYGET_LIVE', container: 'READ_REF', rcu: 'READ_UNLOCK' };

export const allocationWithoutReference = edit({
  id: 'p2p-allocation-without-reference',
  title: 'pci_alloc_p2pmem: memory without a reference of its pagemap',
  facts: 'C7, D5',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The pages of an allocation are not counted; one reference of the pagemap stands for all of it. Without that, memunmap_pages returns while a driver has memory of the device, and the pool is destroyed under it.',
  changes: [
    replaceStep(
      'p2p_client',
      'allocate.tryget',
      'percpu_ref_tryget_live_rcu',
      { target: '#p2p_client.holds', ports: held },
      { target: '#p2p_client.holds', meta: { ports: { rcu: 'READ_UNLOCK' } } },
      'no reference is taken',
    ),
    dropStep('p2p_client', 'allocate.tryget', 'percpu_ref_tryget_live_rcu: dead'),
    replaceStep(
      'p2p_client',
      'put.put',
      'percpu_ref_put',
      { target: '#p2p_client.idle', ports: { ref: 'PUT', container: 'READ' } },
      { target: '#p2p_client.idle' },
      'no reference is put',
    ),
    dropStep('p2p_client', 'put.put', 'percpu_ref_put (last)'),
  ],
  expect: {
    rule: 'p2p-drained-means-unused',
    class: 'use after free',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 0, clients: 1 },
    interleaving: ['client0: gen_pool_alloc_owner', 'client0: no reference is taken'],
    also: {
      'p2p-pool-empty-when-destroyed': 'the pool goes while memory of it is allocated',
      'container-not-used-after-free': 'pci_free_p2pmem finds the pagemap of the memory gone',
    },
  },
});
