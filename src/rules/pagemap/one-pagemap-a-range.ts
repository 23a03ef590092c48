import { all, invariant } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * Two drivers are never inside memremap_pages or memunmap_pages of one range at once (source: facts
 * A2 M3.2: a dying pagemap is invisible to the conflict test).
 *
 * Said of whoever unregisters a pagemap: the pieces `memremapPages` and `memunmapRange` are tagged
 * `registering` and `unregistering`, what lies between them is tagged `registered`.
 */
export const onePagemapARange = invariant({
  id: 'one-pagemap-a-range',
  sentence: 'two drivers are never inside memremap_pages or memunmap_pages of one range at once',
  source: 'facts A2 M3.2: a dying pagemap is invisible to the conflict test',
  over: { owners: all(tagged('unregistering')) },
  holds: ({ owners }) =>
    owners.filter((owner) =>
      ['registering', 'registered', 'unregistering'].some((tag) => owner.has(tag)),
    ).length <= 1,
});
