import { pgmapEntry } from '../machines/objects/pgmap-entry.ts';
import { pgmapOwner } from '../machines/threads/pgmap-owner.ts';
import { all, invariant } from '../model/rule.ts';

/**
 * No lookup finds a pagemap that memunmap_pages, or a failed memremap_pages, is done with (source:
 * facts A2 M3.e, A3 U4.5, D11).
 */
export const unregisteredIsUnlisted = invariant({
  id: 'unregistered-is-unlisted',
  sentence:
    'no lookup finds a pagemap that memunmap_pages, or a failed memremap_pages, is done with',
  source: 'facts A2 M3.e, A3 U4.5, D11',
  over: { owners: all(pgmapOwner), entries: all(pgmapEntry) },
  holds: ({ owners, entries }) =>
    owners.every(
      (owner) =>
        !(owner.is('idle') || owner.is('unbound')) ||
        entries.every((entry) => entry.at['owner'] !== owner.at['owner'] || entry.is('absent')),
    ),
});
