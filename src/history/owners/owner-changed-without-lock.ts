import { changesOwnerUnderLock } from '../../duties/owners/changes-owner-under-lock.ts';
import { edit } from '../../model/edit.ts';

export const ownerChangedWithoutLock = edit({
  id: 'owner-changed-without-lock',
  title: 'a mutable owner is stored without the lock that its release takes',
  facts: 'E2 O2',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'Who changes the owner of a pagemap reads the one that it has, stores another and puts the old. The driver that is unbound gives back what its peer names, in the same moment: both put the reference that was one, and the second put is of an owner that is freed.',
  changes: changesOwnerUnderLock.dropped,
  expect: {
    rule: 'owner-referenced-rightly',
    class: 'double put',
    system: 'owners',
    sizes: { pages: 1 },
    interleaving: [
      'topology: peer->owner: one to join',
      'exporter: release_owner (last): kfree',
      'topology: kref_put: old owner',
    ],
  },
});
