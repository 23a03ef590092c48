import { ownerDesign, ownerParts } from '../design.ts';
import { breakOf, mapsAgain, numberCameBack } from '../known-breaks.ts';

const CONTROL = {
  adds: 'the answer no before the split, and numbers that never come back',
  design: 'number-wide-stop-revoke',
};

export const numberRevoke = ownerDesign({
  id: 'number-revoke',
  sentence: 'a number that wraps, stored anew, mappings revoked',
  source: 'facts E2 O3 O9',
  parts: ownerParts({
    owner: 'number',
    topology: { othersTake: true, changes: 'stores', revokes: true },
  }),
  options: ['O3', 'O9'],
  breaks: {
    ...mapsAgain(CONTROL),
    ...numberCameBack('number-wide-stop-revoke'),
    ...breakOf('equal-owners-are-linked', 'the counter has wrapped', CONTROL),
  },
});
