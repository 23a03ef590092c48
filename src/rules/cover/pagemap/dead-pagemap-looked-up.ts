import { memmap } from '../../../machines/objects/pagemap/memmap.ts';
import { pgmapEntry } from '../../../machines/objects/pagemap/pgmap-entry.ts';
import { rcuReader } from '../../../machines/objects/locks/rcu-domain.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * A walker finds the entry of a pagemap whose struct pages are gone (source: facts A3 U4.5: the
 * lookup is removed after the memmap).
 */
export const coverDeadPagemapLookedUp = cover({
  id: 'cover-dead-pagemap-looked-up',
  sentence: 'a walker finds the entry of a pagemap whose struct pages are gone',
  source: 'facts A3 U4.5: the lookup is removed after the memmap',
  mayLack: ['owner'],
  over: {
    memmap: one(memmap),
    entries: all(pgmapEntry),
    owners: all(tagged('unregistering')),
    readers: all(rcuReader),
  },
  reached: ({ memmap: pages, entries, owners, readers }) =>
    pages.is('absent') &&
    owners.some(
      (owner) =>
        owner.has('unregistering') &&
        entries.some((entry) => entry.at['owner'] === owner.at['owner'] && entry.is('stored')) &&
        readers.some((reader) => reader.at['owner'] === owner.at['owner'] && !reader.is('outside')),
    ),
});
