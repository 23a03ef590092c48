import { daxPage } from '../../machines/objects/dax/dax-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * No struct page of dax memory is looked at or referenced after its memmap is removed (source:
 * facts G I1, CAND-8; mm/memremap.c: pageunmap_range).
 */
export const daxPageNotUsedAfterRemove = violation({
  id: 'dax-page-not-used-after-remove',
  sentence: 'no struct page of dax memory is looked at or referenced after its memmap is removed',
  source: 'facts G I1, CAND-8; mm/memremap.c: pageunmap_range',
  of: daxPage,
  states: ['usedAfterRemove'],
});
