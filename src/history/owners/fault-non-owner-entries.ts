import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const faultNonOwnerEntries = edit({
  id: '8a295dbbaf72',
  title: 'mm/hmm: fault non-owner device private entries',
  facts: 'D20',
  evidence: 'reconstructed',
  since: '5.19',
  kind: 'revert',
  story:
    'A device asks hmm_range_fault for a page that lies in the memory of another. The owner differs, and the walk returned an error where it had to fault the page back to RAM: the page stays there, and the device never gets it.',
  changes: [
    replaceStep(
      'peer_importer',
      'fault.walk.read',
      'pgmap->owner differs',
      { target: '#peer_importer.fault.fallback' },
      {
        target: '#peer_importer.fault.again',
        meta: {
          ports: { owner: 'looks not owner is {own}', rcu: 'READ_UNLOCK', notifier: 'DONE' },
        },
      },
      'pgmap->owner differs: -EFAULT',
    ),
  ],
  expect: {
    rule: 'device-fault-can-end',
    class: 'livelock',
    system: 'owners',
    sizes: { pages: 1, unplug: 'no', ways: 'none' },
    interleaving: ['importer0: device page fault: mmu_interval_read_begin'],
  },
});
