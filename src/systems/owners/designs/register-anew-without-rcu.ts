import { ownerDesign, ownerParts } from '../design.ts';

export const registerAnewWithoutRcu = ownerDesign({
  id: 'register-anew-without-rcu',
  sentence: 'the same, under walks without RCU',
  source: 'facts E2 O7',
  parts: ownerParts({
    importer: { walk: 'compares owners without RCU' },
    topology: { changes: 'registers anew' },
  }),
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
    'pagemap-not-read-after-remove': {
      because: 'nothing holds the pagemap between the read of the entry and that of its owner',
      control: { adds: 'an RCU section around both', at: { design: 'register-anew' } },
    },
  },
});
