import { ownerDesign, ownerParts } from '../design.ts';
import { joinsAgain, mapsAgain } from '../known-breaks.ts';

const CONTROL = { adds: 'the answer no before the split', design: 'mutable-stop-revoke' };

export const mutableRevoke = ownerDesign({
  id: 'mutable-revoke',
  sentence: 'stored anew, mappings revoked',
  source: 'facts E2 O2 O9',
  parts: ownerParts({ topology: { changes: 'stores and puts', revokes: true } }),
  options: ['O2', 'O9'],
  breaks: {
    ...mapsAgain(CONTROL),
    ...joinsAgain(CONTROL),
  },
});
