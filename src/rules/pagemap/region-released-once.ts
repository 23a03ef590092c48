import { memRegion } from '../../machines/objects/pagemap/mem-region.ts';
import { violation } from '../../model/rule.ts';

/** A memory region is released by its holder, once (source: facts A2 M3.2). */
export const regionReleasedOnce = violation({
  id: 'region-released-once',
  sentence: 'a memory region is released by its holder, once',
  source: 'facts A2 M3.2',
  of: memRegion,
  states: ['releasedTwice'],
  memorySafety: false,
});
