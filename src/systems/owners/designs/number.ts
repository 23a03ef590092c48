import { ownerDesign, ownerParts } from '../design.ts';
import {
  NUMBER_STORED_ANEW,
  nothingDone,
  neverReachedLate,
  numberCameBack,
} from '../known-breaks.ts';

export const number = ownerDesign({
  id: 'number',
  sentence: 'a number, set once, that wraps while it is in use',
  source: 'facts E2 O3',
  parts: ownerParts({ owner: 'number', topology: { othersTake: true } }),
  options: ['O3'],
  breaks: {
    ...nothingDone(NUMBER_STORED_ANEW),
    ...numberCameBack('number-wide'),
    ...neverReachedLate('number-wide-stop-revoke'),
  },
});
