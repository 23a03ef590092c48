import { allocationSectionsBalanced } from '../../rules/allocation-sections-balanced.ts';
import { coverMappedPageIsEvicted } from '../../rules/cover/mapped-page-is-evicted.ts';
import { coverMappedWhileWayIsLost } from '../../rules/cover/mapped-while-way-is-lost.ts';
import { coverMappedWhileWayLeaves } from '../../rules/cover/mapped-while-way-leaves.ts';
import { coverWalkMeetsDyingPagemap } from '../../rules/cover/walk-meets-dying-pagemap.ts';
import { coverWalkMeetsInvalidation } from '../../rules/cover/walk-meets-invalidation.ts';
import { deviceFaultCanEnd } from '../../rules/device-fault-can-end.ts';
import { equalOwnersAreLinked } from '../../rules/equal-owners-are-linked.ts';
import { exporterTextNotRunAfterUnload } from '../../rules/exporter-text-not-run-after-unload.ts';
import { exporterUnplugFinishes } from '../../rules/exporter-unplug-finishes.ts';
import { freedPageNotMapped } from '../../rules/freed-page-not-mapped.ts';
import { invalidationsBalanced } from '../../rules/invalidations-balanced.ts';
import { latePeerIsReached } from '../../rules/late-peer-is-reached.ts';
import { lockOrderHasNoCycle } from '../../rules/lock-order-has-no-cycle.ts';
import { mutexUnlockedByHolder } from '../../rules/mutex-unlocked-by-holder.ts';
import { noDeadlock } from '../../rules/no-deadlock.ts';
import { nothingMappedAfterWayIsDown } from '../../rules/nothing-mapped-after-way-is-down.ts';
import { nothingMappedAfterWayIsLost } from '../../rules/nothing-mapped-after-way-is-lost.ts';
import { nothingMappedWhereNoWayWas } from '../../rules/nothing-mapped-where-no-way-was.ts';
import { nothingSleepsInAtomicContext } from '../../rules/nothing-sleeps-in-atomic-context.ts';
import { ownerOutlivesItsPagemap } from '../../rules/owner-outlives-its-pagemap.ts';
import { ownerReferencedRightly } from '../../rules/owner-referenced-rightly.ts';
import { pagemapNotReadAfterRemove } from '../../rules/pagemap-not-read-after-remove.ts';
import { peerPageMappedOnce } from '../../rules/peer-page-mapped-once.ts';
import { pfnUsedUnderLock } from '../../rules/pfn-used-under-lock.ts';
import { pteNotOverwritten } from '../../rules/pte-not-overwritten.ts';
import { ramMappedWritten } from '../../rules/ram-mapped-written.ts';
import { rcuSectionsBalanced } from '../../rules/rcu-sections-balanced.ts';
import { readRetryAfterBegin } from '../../rules/read-retry-after-begin.ts';
import { walkedPagemapInOrder } from '../../rules/walked-pagemap-in-order.ts';

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
