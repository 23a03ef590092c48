import { pgmapOwner } from '../machines/pgmap-owner.ts';
import { each, progress } from '../model/rule.ts';

/** memunmap_pages always returns when only lookups hold references (source: facts A3, G L1). */
export const memunmapFinishes = progress({
  id: 'memunmap-finishes',
  sentence: 'memunmap_pages always returns when only lookups hold references',
  source: 'facts A3, G L1',
  over: { owner: each(pgmapOwner) },
  pending: ({ owner }) => owner.is('memunmap_pages'),
  demands: 'always finishes',
});
