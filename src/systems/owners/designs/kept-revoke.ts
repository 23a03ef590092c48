import { ownerDesign, ownerParts } from '../design.ts';
import { joinsAgain, mapsAgain } from '../known-breaks.ts';

const CONTROL = { adds: 'the answer no before the split', design: 'kept-stop-revoke' };

export const keptRevoke = ownerDesign({
  id: 'kept-revoke',
  sentence: 'stored anew, owners kept, mappings revoked',
  source: "facts E2 O2' O9",
  parts: ownerParts({ topology: { changes: 'stores', revokes: true } }),
  options: ["O2'", 'O9'],
  breaks: {
    ...mapsAgain(CONTROL),
    ...joinsAgain(CONTROL),
  },
});
