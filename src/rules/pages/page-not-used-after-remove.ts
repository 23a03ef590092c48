import { devicePage } from '../../machines/objects/pages/device-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * No struct page is used after its memmap is removed (source: facts G I1; mm/memremap.c:
 * pageunmap_range).
 */
export const pageNotUsedAfterRemove = violation({
  id: 'page-not-used-after-remove',
  sentence: 'no struct page is used after its memmap is removed',
  source: 'facts G I1; mm/memremap.c: pageunmap_range',
  of: devicePage,
  states: ['usedAfterRemove'],
});
