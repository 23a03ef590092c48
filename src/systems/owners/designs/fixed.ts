import { ownerDesign, ownerParts } from '../design.ts';
import { STORED_ANEW, nothingDone, neverReachedLate } from '../known-breaks.ts';

export const fixed = ownerDesign({
  id: 'fixed',
  sentence: 'set once, and given back after memunmap',
  source: 'facts E2 O1',
  parts: ownerParts(),
  options: ['O1'],
  breaks: {
    ...nothingDone(STORED_ANEW),
    ...neverReachedLate('mutable-stop-revoke'),
  },
});
