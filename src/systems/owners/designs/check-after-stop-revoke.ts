import { ownerDesign, ownerParts } from '../design.ts';

export const checkAfterStopRevoke = ownerDesign({
  id: 'check-after-stop-revoke',
  sentence: 'all pages taken, checked after; the answer no, then mappings revoked',
  source: 'facts E2 O6 O9',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'hands out all' },
    topology: { stops: true, revokes: true },
  }),
  options: ['O6', 'O9'],
  breaks: {},
});
