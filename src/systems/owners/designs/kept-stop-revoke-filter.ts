import { ownerDesign, ownerParts } from '../design.ts';
import { breaksWhenWayGoes, migrationDropped } from '../known-breaks.ts';

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
    ...breaksWhenWayGoes(
      'a fault of the CPU moves the page and the notifier drops it: the sequence of a walk before the split stays good, and the revoke passes over a page that is on its way',
      { adds: 'notifiers that drop nothing', design: 'kept-stop-revoke' },
    ),
    ...migrationDropped('kept-stop-revoke'),
  },
});
