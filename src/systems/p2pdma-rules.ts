import { containerNotUsedAfterFree } from '../rules/pagemap/container-not-used-after-free.ts';
import { containerOutlivesRegistration } from '../rules/pagemap/container-outlives-registration.ts';
import { coverLastPutInMunmap } from '../rules/cover/p2pdma/last-put-in-munmap.ts';
import { coverLastPutInP2pFree } from '../rules/cover/p2pdma/last-put-in-p2p-free.ts';
import { coverLastPutInRequest } from '../rules/cover/p2pdma/last-put-in-request.ts';
import { coverMmapDrained } from '../rules/cover/p2pdma/mmap-drained.ts';
import { coverP2pAllocationRefused } from '../rules/cover/p2pdma/p2p-allocation-refused.ts';
import { coverP2pMappingZapped } from '../rules/cover/p2pdma/p2p-mapping-zapped.ts';
import { devmActionRunsOnce } from '../rules/drivers/devm-action-runs-once.ts';
import { devmActionsInReverse } from '../rules/drivers/devm-actions-in-reverse.ts';
import { doneCompletedOnce } from '../rules/references/done-completed-once.ts';
import { kernfsFileLeftOnce } from '../rules/p2pdma/kernfs-file-left-once.ts';
import { mappingEndsBeforeMemmap } from '../rules/pagemap/mapping-ends-before-memmap.ts';
import { memmapNotUsedAfterRemove } from '../rules/pagemap/memmap-not-used-after-remove.ts';
import { lockOrderHasNoCycle } from '../rules/locks/lock-order-has-no-cycle.ts';
import { mutexUnlockedByHolder } from '../rules/locks/mutex-unlocked-by-holder.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { nothingSleepsInAtomicContext } from '../rules/locks/nothing-sleeps-in-atomic-context.ts';
import { p2pDrainedMeansUnused } from '../rules/p2pdma/p2p-drained-means-unused.ts';
import { p2pMemoryFreedOnce } from '../rules/p2pdma/p2p-memory-freed-once.ts';
import { p2pPageCountExpected } from '../rules/p2pdma/p2p-page-count-expected.ts';
import { p2pPageCountedRightly } from '../rules/p2pdma/p2p-page-counted-rightly.ts';
import { p2pPageNotUsedAfterRemove } from '../rules/p2pdma/p2p-page-not-used-after-remove.ts';
import { p2pPoolEmptyWhenDestroyed } from '../rules/p2pdma/p2p-pool-empty-when-destroyed.ts';
import { p2pPoolNotUsedAfterDestroy } from '../rules/p2pdma/p2p-pool-not-used-after-destroy.ts';
import { p2pUnbindFinishes } from '../rules/p2pdma/p2p-unbind-finishes.ts';
import { pgmapRefNotNegative } from '../rules/pagemap/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pagemap/pgmap-ref-not-used-after-exit.ts';
import { rcuSectionsBalanced } from '../rules/locks/rcu-sections-balanced.ts';
import { structRegisteredOnce } from '../rules/pagemap/struct-registered-once.ts';

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
