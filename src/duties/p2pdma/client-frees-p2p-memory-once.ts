import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A driver frees the peer-to-peer memory that it has once (source: drivers/pci/p2pdma.c:
 * pci_free_p2pmem).
 *
 * Dropped: memory is given back in halves, the reference without the memory.
 */
export const clientFreesP2pMemoryOnce = duty({
  id: 'client-frees-p2p-memory-once',
  sentence: 'a driver frees the peer-to-peer memory that it has once',
  whose: 'driver',
  source: 'drivers/pci/p2pdma.c: pci_free_p2pmem',
  dropped: [
    addStep('p2p_client', 'put.put', 'pci_free_p2pmem again: gen_pool_free_owner', {
      target: 'put',
      meta: { ports: { chunk: 'FREE', container: 'READ' } },
    }),
  ],
});
