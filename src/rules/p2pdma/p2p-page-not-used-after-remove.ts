import { p2pPage } from '../../machines/objects/p2pdma/p2p-page.ts';
import { violation } from '../../model/rule.ts';

/**
 * No struct page of peer-to-peer memory is used after its memmap is removed (source: facts G I1;
 * mm/memremap.c: pageunmap_range).
 */
export const p2pPageNotUsedAfterRemove = violation({
  id: 'p2p-page-not-used-after-remove',
  sentence: 'no struct page of peer-to-peer memory is used after its memmap is removed',
  source: 'facts G I1; mm/memremap.c: pageunmap_range',
  of: p2pPage,
  states: ['usedAfterRemove'],
});
