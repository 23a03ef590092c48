import { retag } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A driver frees the peer-to-peer memory that it has before its provider is gone (source: facts C7,
 * B2; drivers/pci/p2pdma.c: pci_free_p2pmem).
 */
export const clientFreesP2pMemory = duty({
  id: 'client-frees-p2p-memory',
  sentence: 'a driver frees the peer-to-peer memory that it has before its provider is gone',
  whose: 'driver',
  source: 'facts C7, B2; drivers/pci/p2pdma.c: pci_free_p2pmem',
  dropped: [retag('p2p_client', 'holds', { add: 'rest' })],
});
