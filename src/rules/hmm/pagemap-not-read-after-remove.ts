import { walkedPagemap } from '../../machines/objects/hmm/walked-pagemap.ts';
import { all, invariant, one } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * No walk follows an entry to a struct page or a pagemap that is removed (source: facts A11 H3,
 * CAND-2).
 *
 * Said of each state tagged `walking`: between the read of the entry and the last use of what it leads to.
 * The walk does not look whether it is there; a state in which it is gone is a use after free.
 */
export const pagemapNotReadAfterRemove = invariant({
  id: 'pagemap-not-read-after-remove',
  sentence: 'no walk follows an entry to a struct page or a pagemap that is removed',
  source: 'facts A11 H3, CAND-2',
  over: { pgmap: one(walkedPagemap), walks: all(tagged('walking')) },
  holds: ({ pgmap, walks }) => !pgmap.is('removed') || !walks.some((walk) => walk.has('walking')),
  because: ({ walks }) =>
    walks
      .filter((walk) => walk.has('walking'))
      .map(({ name }) => `${name} reads it`)
      .join(', '),
});
