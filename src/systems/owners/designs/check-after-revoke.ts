import { ownerDesign, ownerParts } from '../design.ts';

export const checkAfterRevoke = ownerDesign({
  id: 'check-after-revoke',
  sentence: 'all pages taken, checked after; mappings revoked',
  source: 'facts E2 O6 O9',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'hands out all' },
    topology: { revokes: true },
  }),
  options: ['O6', 'O9'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because: 'whoever asks after the revoke and before the way is down is told yes',
      control: {
        adds: 'the answer no before the revoke',
        at: { design: 'check-after-stop-revoke' },
      },
    },
    'nothing-mapped-after-way-is-lost': {
      because: 'whoever asks after the revoke and before the way is down is told yes',
      control: {
        adds: 'the answer no before the revoke',
        at: { design: 'check-after-stop-revoke' },
      },
    },
  },
});
