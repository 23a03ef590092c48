import { daxPage } from '../../machines/objects/dax/dax-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * No reference of a dax page is left to put when its memmap is removed (source: facts G I1 I3,
 * CAND-8; mm/memremap.c: memunmap_pages).
 */
export const daxPageNotPutAfterRemove = violation({
  id: 'dax-page-not-put-after-remove',
  sentence: 'no reference of a dax page is left to put when its memmap is removed',
  source: 'facts G I1 I3, CAND-8; mm/memremap.c: memunmap_pages',
  of: daxPage,
  states: ['putAfterRemove'],
});
