import { ownerDesign, ownerParts } from '../design.ts';

export const mutable = ownerDesign({
  id: 'mutable',
  sentence: 'stored anew when a way comes or goes, nothing revoked',
  source: 'facts E2 O2',
  parts: ownerParts({ topology: { changes: 'stores and puts' } }),
  options: ['O2'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because: 'the owner is another, and what was mapped before stays mapped',
      control: { adds: 'the answer no, and a revoke', at: { design: 'mutable-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because: 'the owner is another, and what was mapped before stays mapped',
      control: { adds: 'the answer no, and a revoke', at: { design: 'mutable-stop-revoke' } },
    },
    'equal-owners-are-linked': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before the split', at: { design: 'mutable-stop-revoke' } },
    },
  },
});
