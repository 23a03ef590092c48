import { pgmapEntry } from '../../machines/objects/pagemap/pgmap-entry.ts';
import { all, invariant } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * No lookup finds a pagemap that memunmap_pages, or a failed memremap_pages, is done with (source:
 * facts A2 M3.e, A3 U4.5, D11).
 *
 * Said of whoever unregisters a pagemap, where it is at rest and not tagged `registered`; its entry has its
 * `owner`, where there are several.
 */
export const unregisteredIsUnlisted = invariant({
  id: 'unregistered-is-unlisted',
  sentence:
    'no lookup finds a pagemap that memunmap_pages, or a failed memremap_pages, is done with',
  source: 'facts A2 M3.e, A3 U4.5, D11',
  mayLack: ['registered', 'owner'],
  over: { owners: all(tagged('unregistering')), entries: all(pgmapEntry) },
  holds: ({ owners, entries }) =>
    owners.every(
      (owner) =>
        !owner.has('rest') ||
        owner.has('registered') ||
        entries.every((entry) => entry.at['owner'] !== owner.at['owner'] || entry.is('absent')),
    ),
});
