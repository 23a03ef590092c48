import { allocationSectionsBalanced } from '../../rules/owners/allocation-sections-balanced.ts';
import { coverMappedPageIsEvicted } from '../../rules/cover/owners/mapped-page-is-evicted.ts';
import { coverMappedWhileWayIsLost } from '../../rules/cover/owners/mapped-while-way-is-lost.ts';
import { coverMappedWhileWayLeaves } from '../../rules/cover/owners/mapped-while-way-leaves.ts';
import { coverWalkMeetsDyingPagemap } from '../../rules/cover/hmm/walk-meets-dying-pagemap.ts';
import { coverWalkMeetsInvalidation } from '../../rules/cover/hmm/walk-meets-invalidation.ts';
import { deviceFaultCanEnd } from '../../rules/pages/device-fault-can-end.ts';
import { equalOwnersAreLinked } from '../../rules/owners/equal-owners-are-linked.ts';
import { exporterTextNotRunAfterUnload } from '../../rules/owners/exporter-text-not-run-after-unload.ts';
import { exporterUnplugFinishes } from '../../rules/owners/exporter-unplug-finishes.ts';
import { freedPageNotMapped } from '../../rules/hmm/freed-page-not-mapped.ts';
import { invalidationsBalanced } from '../../rules/hmm/invalidations-balanced.ts';
import { latePeerIsReached } from '../../rules/owners/late-peer-is-reached.ts';
import { lockOrderHasNoCycle } from '../../rules/locks/lock-order-has-no-cycle.ts';
import { mutexUnlockedByHolder } from '../../rules/locks/mutex-unlocked-by-holder.ts';
import { noDeadlock } from '../../rules/locks/no-deadlock.ts';
import { nothingMappedAfterWayIsDown } from '../../rules/owners/nothing-mapped-after-way-is-down.ts';
import { nothingMappedAfterWayIsLost } from '../../rules/owners/nothing-mapped-after-way-is-lost.ts';
import { nothingMappedWhereNoWayWas } from '../../rules/owners/nothing-mapped-where-no-way-was.ts';
import { nothingSleepsInAtomicContext } from '../../rules/locks/nothing-sleeps-in-atomic-context.ts';
import { ownerOutlivesItsPagemap } from '../../rules/owners/owner-outlives-its-pagemap.ts';
import { ownerReferencedRightly } from '../../rules/owners/owner-referenced-rightly.ts';
import { pagemapNotReadAfterRemove } from '../../rules/hmm/pagemap-not-read-after-remove.ts';
import { peerPageMappedOnce } from '../../rules/hmm/peer-page-mapped-once.ts';
import { pfnUsedUnderLock } from '../../rules/hmm/pfn-used-under-lock.ts';
import { pteNotOverwritten } from '../../rules/pages/pte-not-overwritten.ts';
import { ramMappedWritten } from '../../rules/pages/ram-mapped-written.ts';
import { rcuSectionsBalanced } from '../../rules/locks/rcu-sections-balanced.ts';
import { readRetryAfterBegin } from '../../rules/hmm/read-retry-after-begin.ts';
import { walkedPagemapInOrder } from '../../rules/hmm/walked-pagemap-in-order.ts';

/** What must hold of every design, and what must be possible under it. */
export const ownersRules = [
  nothingMappedAfterWayIsDown,
  nothingMappedAfterWayIsLost,
  nothingMappedWhereNoWayWas,
  freedPageNotMapped,
  pfnUsedUnderLock,
  pagemapNotReadAfterRemove,
  exporterTextNotRunAfterUnload,
  ownerOutlivesItsPagemap,
  equalOwnersAreLinked,
  exporterUnplugFinishes,
  latePeerIsReached,
  deviceFaultCanEnd,
  ownerReferencedRightly,
  peerPageMappedOnce,
  walkedPagemapInOrder,
  allocationSectionsBalanced,
  invalidationsBalanced,
  readRetryAfterBegin,
  pteNotOverwritten,
  ramMappedWritten,
  mutexUnlockedByHolder,
  rcuSectionsBalanced,
  lockOrderHasNoCycle,
  nothingSleepsInAtomicContext,
  noDeadlock,
  coverMappedWhileWayLeaves,
  coverMappedWhileWayIsLost,
  coverWalkMeetsInvalidation,
  coverWalkMeetsDyingPagemap,
  coverMappedPageIsEvicted,
];
