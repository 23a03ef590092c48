import { pfnWalker } from '../../machines/threads/pfn-walker.ts';
import { pgmapOwner } from '../../machines/threads/pgmap-owner.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * A failed memremap_pages waits for a walker that found the pagemap meanwhile (source: facts A2
 * M3.e M4.e).
 */
export const coverErrorWaitsForWalker = cover({
  id: 'cover-error-waits-for-walker',
  sentence: 'a failed memremap_pages waits for a walker that found the pagemap meanwhile',
  source: 'facts A2 M3.e M4.e',
  over: { owners: all(pgmapOwner), walkers: all(pfnWalker) },
  reached: ({ owners, walkers }) =>
    owners.some((owner) => owner.is('memunmap_pages.waiting') && owner.context.nrRange === 0) &&
    walkers.some((walker) => walker.is('holding')),
});
