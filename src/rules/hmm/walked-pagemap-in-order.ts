import { walkedPagemap } from '../../machines/objects/hmm/walked-pagemap.ts';
import { violation } from '../../model/rule.ts';

/** A pagemap is registered, killed and removed in this order (source: facts A2 A3). */
export const walkedPagemapInOrder = violation({
  id: 'walked-pagemap-in-order',
  sentence: 'a pagemap is registered, killed and removed in this order',
  source: 'facts A2 A3',
  of: walkedPagemap,
  states: ['outOfOrder'],
});
