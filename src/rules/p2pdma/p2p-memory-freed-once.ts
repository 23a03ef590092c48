import { p2pChunk } from '../../machines/objects/p2pdma/p2p-chunk.ts';
import { violation } from '../../model/rule.ts';

/** Memory goes back into the pool once (source: facts C7; lib/genalloc.c: gen_pool_free_owner). */
export const p2pMemoryFreedOnce = violation({
  id: 'p2p-memory-freed-once',
  sentence: 'memory goes back into the pool once',
  source: 'facts C7; lib/genalloc.c: gen_pool_free_owner',
  of: p2pChunk,
  states: ['freedTwice'],
});
