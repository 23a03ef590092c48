import { p2pChunk } from '../../machines/objects/p2pdma/p2p-chunk.ts';
import { violation } from '../../model/rule.ts';

/**
 * Nobody allocates from or frees to a pool that is destroyed (source: facts D37;
 * drivers/pci/p2pdma.c: pci_p2pdma_release).
 */
export const p2pPoolNotUsedAfterDestroy = violation({
  id: 'p2p-pool-not-used-after-destroy',
  sentence: 'nobody allocates from or frees to a pool that is destroyed',
  source: 'facts D37; drivers/pci/p2pdma.c: pci_p2pdma_release',
  of: p2pChunk,
  states: ['usedAfterDestroy'],
});
