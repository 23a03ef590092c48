import { ownerDesign, ownerParts } from '../design.ts';

export const registerAnew = ownerDesign({
  id: 'register-anew',
  sentence: 'the pagemap is unregistered and registered with another owner',
  source: 'facts E2 O7',
  parts: ownerParts({ topology: { changes: 'registers anew' } }),
  options: ['O7'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before it', at: { design: 'register-anew-stop' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before it', at: { design: 'register-anew-stop' } },
    },
    'equal-owners-are-linked': {
      because:
        'a device that probes after the split, while the way still carries, joins the owner again: whoever asks for a way must be told no first',
      control: { adds: 'the answer no before it', at: { design: 'register-anew-stop' } },
    },
  },
});
