import { pgmapEntry } from '../machines/objects/pgmap-entry.ts';
import { pgmapOwner } from '../machines/threads/pgmap-owner.ts';
import { all, invariant } from '../model/rule.ts';

/** A lookup finds every pagemap that is registered (source: facts A2 M3.4 M4, A3 U4.5). */
export const registeredIsListed = invariant({
  id: 'registered-is-listed',
  sentence: 'a lookup finds every pagemap that is registered',
  source: 'facts A2 M3.4 M4, A3 U4.5',
  over: { owners: all(pgmapOwner), entries: all(pgmapEntry) },
  holds: ({ owners, entries }) =>
    owners.every(
      (owner) =>
        !owner.is('registered') ||
        entries.some((entry) => entry.at['owner'] === owner.at['owner'] && entry.is('stored')),
    ),
});
