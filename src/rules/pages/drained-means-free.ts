import { devicePage } from '../../machines/objects/pages/device-page.ts';
import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { all, invariant, one } from '../../model/rule.ts';

/**
 * When the wait of memunmap_pages is over, no page is allocated and no folio_free runs (source:
 * facts G I3; mm/memremap.c: memunmap_pages).
 */
export const drainedMeansFree = invariant({
  id: 'drained-means-free',
  sentence: 'when the wait of memunmap_pages is over, no page is allocated and no folio_free runs',
  source: 'facts G I3; mm/memremap.c: memunmap_pages',
  over: { pgmap: one(pagemap), pages: all(devicePage) },
  holds: ({ pgmap, pages }) => !pgmap.is('drained') || pages.every((page) => page.is('free')),
  because: ({ pages }) =>
    pages
      .filter((page) => !page.is('free'))
      .map((page) => `${page}`)
      .join(', '),
});
