import { containerNotUsedAfterFree } from '../rules/container-not-used-after-free.ts';
import { containerOutlivesRegistration } from '../rules/container-outlives-registration.ts';
import { coverLastPutInMunmap } from '../rules/cover/last-put-in-munmap.ts';
import { coverLastPutInP2pFree } from '../rules/cover/last-put-in-p2p-free.ts';
import { coverLastPutInRequest } from '../rules/cover/last-put-in-request.ts';
import { coverMmapDrained } from '../rules/cover/mmap-drained.ts';
import { coverP2pAllocationRefused } from '../rules/cover/p2p-allocation-refused.ts';
import { coverP2pMappingZapped } from '../rules/cover/p2p-mapping-zapped.ts';
import { devmActionRunsOnce } from '../rules/devm-action-runs-once.ts';
import { devmActionsInReverse } from '../rules/devm-actions-in-reverse.ts';
import { doneCompletedOnce } from '../rules/done-completed-once.ts';
import { kernfsFileLeftOnce } from '../rules/kernfs-file-left-once.ts';
import { mappingEndsBeforeMemmap } from '../rules/mapping-ends-before-memmap.ts';
import { memmapNotUsedAfterRemove } from '../rules/memmap-not-used-after-remove.ts';
import { lockOrderHasNoCycle } from '../rules/lock-order-has-no-cycle.ts';
import { mutexUnlockedByHolder } from '../rules/mutex-unlocked-by-holder.ts';
import { noDeadlock } from '../rules/no-deadlock.ts';
import { nothingSleepsInAtomicContext } from '../rules/nothing-sleeps-in-atomic-context.ts';
import { p2pDrainedMeansUnused } from '../rules/p2p-drained-means-unused.ts';
import { p2pMemoryFreedOnce } from '../rules/p2p-memory-freed-once.ts';
import { p2pPageCountExpected } from '../rules/p2p-page-count-expected.ts';
import { p2pPageCountedRightly } from '../rules/p2p-page-counted-rightly.ts';
import { p2pPageNotUsedAfterRemove } from '../rules/p2p-page-not-used-after-remove.ts';
import { p2pPoolEmptyWhenDestroyed } from '../rules/p2p-pool-empty-when-destroyed.ts';
import { p2pPoolNotUsedAfterDestroy } from '../rules/p2p-pool-not-used-after-destroy.ts';
import { p2pUnbindFinishes } from '../rules/p2p-unbind-finishes.ts';
import { pgmapRefNotNegative } from '../rules/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pgmap-ref-not-used-after-exit.ts';
import { rcuSectionsBalanced } from '../rules/rcu-sections-balanced.ts';
import { structRegisteredOnce } from '../rules/struct-registered-once.ts';

/** What must hold of peer-to-peer memory, and what must be possible. */
export const p2pdmaRules = [
  p2pPageNotUsedAfterRemove,
  p2pPageCountedRightly,
  p2pPageCountExpected,
  p2pDrainedMeansUnused,
  mappingEndsBeforeMemmap,
  p2pPoolNotUsedAfterDestroy,
  p2pPoolEmptyWhenDestroyed,
  p2pMemoryFreedOnce,
  containerNotUsedAfterFree,
  containerOutlivesRegistration,
  structRegisteredOnce,
  memmapNotUsedAfterRemove,
  pgmapRefNotNegative,
  pgmapRefNotUsedAfterExit,
  doneCompletedOnce,
  devmActionRunsOnce,
  devmActionsInReverse,
  kernfsFileLeftOnce,
  rcuSectionsBalanced,
  mutexUnlockedByHolder,
  lockOrderHasNoCycle,
  nothingSleepsInAtomicContext,
  noDeadlock,
  p2pUnbindFinishes,
  coverP2pAllocationRefused,
  coverP2pMappingZapped,
  coverMmapDrained,
  coverLastPutInRequest,
  coverLastPutInMunmap,
  coverLastPutInP2pFree,
];
