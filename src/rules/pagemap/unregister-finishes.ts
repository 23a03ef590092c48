import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { one, progress } from '../../model/rule.ts';

/**
 * Once the pagemap is killed, memunmap_pages always returns (source: facts G L1; mm/memremap.c:
 * memunmap_pages).
 *
 * Said of the pagemap, so that it holds for any driver that calls memunmap_pages.
 *
 * A driver that keeps every duty kills the pagemap when each page is free. What is waited for then is the
 * grace period of the kill and a thread between folio_free and its put; the hard wait is the eviction
 * before the kill, which `eviction-can-end` is about and which timing alone may keep from ending.
 */
export const unregisterFinishes = progress({
  id: 'unregister-finishes',
  sentence: 'once the pagemap is killed, memunmap_pages always returns',
  source: 'facts G L1; mm/memremap.c: memunmap_pages',
  over: { pgmap: one(pagemap) },
  pending: ({ pgmap }) =>
    pgmap.is('dying') || pgmap.is('drained') || pgmap.is('removed') || pgmap.is('unlisted'),
  demands: 'always finishes',
});
