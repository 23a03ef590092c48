import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * memunmap_pages always returns when only lookups hold references (source: facts A3, G L1).
 *
 * Said of whoever calls it: the piece `memunmapRange` is tagged `unregistering`.
 */
export const memunmapFinishes = progress({
  id: 'memunmap-finishes',
  sentence: 'memunmap_pages always returns when only lookups hold references',
  source: 'facts A3, G L1',
  over: { owner: each(tagged('unregistering')) },
  pending: ({ owner }) => owner.has('unregistering'),
  demands: 'always finishes',
});
