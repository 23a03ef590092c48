import { ownerDesign, ownerParts } from '../design.ts';

export const callbackRevoke = ownerDesign({
  id: 'callback-revoke',
  sentence: 'the exporter is asked under RCU, mappings revoked',
  source: 'facts E2 O4 O9',
  parts: ownerParts({
    owner: 'none',
    importer: { walk: 'asks the exporter' },
    topology: { revokes: true },
  }),
  options: ['O4', 'O9'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because: 'whoever asks after the revoke and before the way is down is told yes',
      control: { adds: 'the answer no before the revoke', at: { design: 'callback-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because: 'whoever asks after the revoke and before the way is down is told yes',
      control: { adds: 'the answer no before the revoke', at: { design: 'callback-stop-revoke' } },
    },
  },
});
