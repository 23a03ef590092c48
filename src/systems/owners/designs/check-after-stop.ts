import { ownerDesign, ownerParts } from '../design.ts';
import { breaksWhenWayGoes } from '../known-breaks.ts';

export const checkAfterStop = ownerDesign({
  id: 'check-after-stop',
  sentence: 'all pages taken, checked after; the answer no, nothing revoked',
  source: 'facts E2 O6',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'hands out all' },
    topology: { stops: true },
  }),
  options: ['O6'],
  breaks: {
    ...breaksWhenWayGoes('what was mapped before the answer no stays mapped', {
      adds: 'a revoke after the answer no',
      design: 'check-after-stop-revoke',
    }),
  },
});
