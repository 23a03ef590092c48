import { ownerDesign, ownerParts } from '../design.ts';

export const kept = ownerDesign({
  id: 'kept',
  sentence: 'stored anew, owners kept until every pagemap is gone, nothing revoked',
  source: "facts E2 O2'",
  parts: ownerParts({ topology: { changes: 'stores' } }),
  options: ["O2'"],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because: 'the owner is another, and what was mapped before stays mapped',
      control: { adds: 'the answer no, and a revoke', at: { design: 'kept-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because: 'the owner is another, and what was mapped before stays mapped',
      control: { adds: 'the answer no, and a revoke', at: { design: 'kept-stop-revoke' } },
    },
    'equal-owners-are-linked': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before the split', at: { design: 'kept-stop-revoke' } },
    },
  },
});
