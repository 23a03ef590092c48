import { pfnWalker } from '../../machines/threads/pfn-walker.ts';
import { pgmapOwner } from '../../machines/threads/pgmap-owner.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * A walker finds the entry of a pagemap whose struct pages are gone (source: facts A3 U4.5: the
 * lookup is removed after the memmap).
 */
export const coverDeadPagemapLookedUp = cover({
  id: 'cover-dead-pagemap-looked-up',
  sentence: 'a walker finds the entry of a pagemap whose struct pages are gone',
  source: 'facts A3 U4.5: the lookup is removed after the memmap',
  over: { owners: all(pgmapOwner), walkers: all(pfnWalker) },
  reached: ({ owners, walkers }) =>
    owners.some((owner) => owner.is('memunmap_pages.removed')) &&
    walkers.some((walker) => walker.is('loaded')),
});
