import { ownerDesign, ownerParts } from '../design.ts';
import { ANSWER_NO, joinsAgain, mapsAgain } from '../known-breaks.ts';

export const registerAnew = ownerDesign({
  id: 'register-anew',
  sentence: 'the pagemap is unregistered and registered with another owner',
  source: 'facts E2 O7',
  parts: ownerParts({ topology: { changes: 'registers anew' } }),
  options: ['O7'],
  breaks: {
    ...mapsAgain(ANSWER_NO),
    ...joinsAgain(ANSWER_NO),
  },
});
