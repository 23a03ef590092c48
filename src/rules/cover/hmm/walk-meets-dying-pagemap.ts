import { walkedPagemap } from '../../../machines/objects/hmm/walked-pagemap.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * A walk has read an entry of a pagemap that is killed meanwhile (source: facts A11 H3, CAND-2).
 */
export const coverWalkMeetsDyingPagemap = cover({
  id: 'cover-walk-meets-dying-pagemap',
  sentence: 'a walk has read an entry of a pagemap that is killed meanwhile',
  source: 'facts A11 H3, CAND-2',
  over: { pgmap: one(walkedPagemap), walks: all(tagged('walking')) },
  reached: ({ pgmap, walks }) => pgmap.is('dying') && walks.some((walk) => walk.has('walking')),
  needs: { unplug: 'yes', ways: 'come-and-go' },
});
