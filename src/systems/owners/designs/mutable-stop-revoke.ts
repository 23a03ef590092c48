import { ownerDesign, ownerParts } from '../design.ts';

export const mutableStopRevoke = ownerDesign({
  id: 'mutable-stop-revoke',
  sentence: 'the answer no, then stored anew, then mappings revoked',
  source: 'facts E2 O2 O9',
  parts: ownerParts({ topology: { changes: 'stores and puts', stops: true, revokes: true } }),
  options: ['O2', 'O9'],
  breaks: {},
});
