import { ownerDesign, ownerParts } from '../design.ts';

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
    'nothing-mapped-after-way-is-down': {
      because: 'what was mapped before the answer no stays mapped',
      control: { adds: 'a revoke after the answer no', at: { design: 'check-after-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because: 'what was mapped before the answer no stays mapped',
      control: { adds: 'a revoke after the answer no', at: { design: 'check-after-stop-revoke' } },
    },
  },
});
