import { ownerDesign, ownerParts } from '../design.ts';

export const keptStopRevoke = ownerDesign({
  id: 'kept-stop-revoke',
  sentence: 'the answer no, then stored anew, owners kept, then mappings revoked',
  source: "facts E2 O2' O9",
  parts: ownerParts({ topology: { changes: 'stores', stops: true, revokes: true } }),
  options: ["O2'", 'O9'],
  breaks: {},
});
