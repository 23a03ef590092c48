import { ownerDesign, ownerParts } from '../design.ts';

export const mutableRevoke = ownerDesign({
  id: 'mutable-revoke',
  sentence: 'stored anew, mappings revoked',
  source: 'facts E2 O2 O9',
  parts: ownerParts({ topology: { changes: 'stores and puts', revokes: true } }),
  options: ['O2', 'O9'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before the split', at: { design: 'mutable-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before the split', at: { design: 'mutable-stop-revoke' } },
    },
    'equal-owners-are-linked': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before the split', at: { design: 'mutable-stop-revoke' } },
    },
  },
});
