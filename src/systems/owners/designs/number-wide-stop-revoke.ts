import { ownerDesign, ownerParts } from '../design.ts';

export const numberWideStopRevoke = ownerDesign({
  id: 'number-wide-stop-revoke',
  sentence: 'a number too wide to wrap, the answer no, stored anew, mappings revoked',
  source: 'facts E2 O3 O9',
  parts: ownerParts({
    owner: 'number',
    topology: { changes: 'stores', stops: true, revokes: true },
  }),
  options: ['O3', 'O9'],
  breaks: {},
});
