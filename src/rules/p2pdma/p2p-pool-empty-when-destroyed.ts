import { p2pChunk } from '../../machines/objects/p2pdma/p2p-chunk.ts';
import { violation } from '../../model/rule.ts';

/**
 * All memory is back in the pool when it is destroyed (source: facts C7; lib/genalloc.c:
 * gen_pool_destroy).
 */
export const p2pPoolEmptyWhenDestroyed = violation({
  id: 'p2p-pool-empty-when-destroyed',
  sentence: 'all memory is back in the pool when it is destroyed',
  source: 'facts C7; lib/genalloc.c: gen_pool_destroy',
  of: p2pChunk,
  states: ['destroyedInUse'],
});
