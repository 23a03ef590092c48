import { pgmapEntry } from '../../machines/objects/pagemap/pgmap-entry.ts';
import { all, invariant } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * A lookup finds every pagemap that is registered (source: facts A2 M3.4 M4, A3 U4.5).
 *
 * Said of whoever is tagged `registered` between memremap_pages and memunmap_pages; its entry has its
 * `owner`, where there are several.
 */
export const registeredIsListed = invariant({
  id: 'registered-is-listed',
  sentence: 'a lookup finds every pagemap that is registered',
  source: 'facts A2 M3.4 M4, A3 U4.5',
  mayLack: ['owner'],
  over: { owners: all(tagged('registered')), entries: all(pgmapEntry) },
  holds: ({ owners, entries }) =>
    owners.every(
      (owner) =>
        !owner.has('registered') ||
        entries.some((entry) => entry.at['owner'] === owner.at['owner'] && entry.is('stored')),
    ),
});
