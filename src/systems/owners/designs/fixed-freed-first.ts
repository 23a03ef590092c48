import { ownerDesign, ownerParts } from '../design.ts';
import { breakOf, STORED_ANEW, nothingDone, neverReachedLate } from '../known-breaks.ts';

const GIVEN_BACK_LAST = { adds: 'giving it back after memunmap', design: 'fixed' };

export const fixedFreedFirst = ownerDesign({
  id: 'fixed-freed-first',
  sentence: 'set once, and given back first in remove()',
  source: 'facts E2 O1',
  parts: ownerParts({ exporter: { releases: 'before eviction' } }),
  options: ['O1'],
  breaks: {
    ...nothingDone(STORED_ANEW),
    ...breakOf(
      'nothing-mapped-where-no-way-was',
      'the owner is freed while pages are still there; a device that probes then gets its address',
      GIVEN_BACK_LAST,
    ),
    ...breakOf(
      'owner-outlives-its-pagemap',
      'the owner is freed before the pages are evicted',
      GIVEN_BACK_LAST,
    ),
    ...neverReachedLate('mutable-stop-revoke'),
  },
});
