import { ownerDesign, ownerParts } from '../design.ts';
import { NUMBER_STORED_ANEW, nothingDone, neverReachedLate } from '../known-breaks.ts';

export const numberWide = ownerDesign({
  id: 'number-wide',
  sentence: 'a number, set once, too wide to wrap',
  source: 'facts E2 O3',
  parts: ownerParts({ owner: 'number' }),
  options: ['O3'],
  breaks: {
    ...nothingDone(NUMBER_STORED_ANEW),
    ...neverReachedLate('number-wide-stop-revoke'),
  },
});
