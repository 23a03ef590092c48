import { ownerDesign, ownerParts } from '../design.ts';

export const keptStopRevokeFilter = ownerDesign({
  id: 'kept-stop-revoke-filter',
  sentence: 'the same, and notifiers drop events of their own owner',
  source: "facts E2 O2' O9",
  parts: ownerParts({
    topology: { changes: 'stores', stops: true, revokes: true },
    filter: 'by owner',
  }),
  options: ["O2'", 'O9'],
  breaks: {
    'nothing-mapped-after-way-is-down': {
      because:
        'a fault of the CPU moves the page and the notifier drops it: the sequence of a walk before the split stays good, and the revoke passes over a page that is on its way',
      control: { adds: 'notifiers that drop nothing', at: { design: 'kept-stop-revoke' } },
    },
    'nothing-mapped-after-way-is-lost': {
      because:
        'a fault of the CPU moves the page and the notifier drops it: the sequence of a walk before the split stays good, and the revoke passes over a page that is on its way',
      control: { adds: 'notifiers that drop nothing', at: { design: 'kept-stop-revoke' } },
    },
    'freed-page-not-mapped': {
      because:
        'the migration names the owner that both have, the notifier drops it, and the mapping outlives the page',
      control: { adds: 'notifiers that drop nothing', at: { design: 'kept-stop-revoke' } },
    },
  },
});
