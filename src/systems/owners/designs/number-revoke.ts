import { ownerDesign, ownerParts } from '../design.ts';

export const numberRevoke = ownerDesign({
  id: 'number-revoke',
  sentence: 'a number that wraps, stored anew, mappings revoked',
  source: 'facts E2 O3 O9',
  parts: ownerParts({
    owner: 'number',
    topology: { othersTake: true, changes: 'stores', revokes: true },
  }),
  options: ['O3', 'O9'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: {
        adds: 'the answer no before the split, and numbers that never come back',
        at: { design: 'number-wide-stop-revoke' },
      },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: {
        adds: 'the answer no before the split, and numbers that never come back',
        at: { design: 'number-wide-stop-revoke' },
      },
    },
    'nothing-mapped-where-no-way-was': {
      because: 'the counter has wrapped: the number of a device that probes is one in use',
      control: { adds: 'numbers that never come back', at: { design: 'number-wide-stop-revoke' } },
    },
    'equal-owners-are-linked': {
      because: 'the counter has wrapped',
      control: {
        adds: 'the answer no before the split, and numbers that never come back',
        at: { design: 'number-wide-stop-revoke' },
      },
    },
  },
});
