import { pgmapOwner } from '../machines/threads/pgmap-owner.ts';
import { all, invariant } from '../model/rule.ts';

/**
 * Two drivers are never inside memremap_pages or memunmap_pages of one range at once (source: facts
 * A2 M3.2: a dying pagemap is invisible to the conflict test).
 */
export const onePagemapARange = invariant({
  id: 'one-pagemap-a-range',
  sentence: 'two drivers are never inside memremap_pages or memunmap_pages of one range at once',
  source: 'facts A2 M3.2: a dying pagemap is invisible to the conflict test',
  over: { owners: all(pgmapOwner) },
  holds: ({ owners }) =>
    owners.filter((owner) => !owner.is('idle') && !owner.is('unbound') && !owner.is('returned'))
      .length <= 1,
});
