import { containerOutlivesUnregister } from '../rules/pagemap/container-outlives-unregister.ts';
import { deviceMemoryNotUsedAfterFree } from '../rules/pages/device-memory-not-used-after-free.ts';
import { devicePageMappedWritten } from '../rules/pages/device-page-mapped-written.ts';
import { doneCompletedOnce } from '../rules/references/done-completed-once.ts';
import { drainedMeansFree } from '../rules/pages/drained-means-free.ts';
import { driverDataNotUsedAfterFree } from '../rules/drivers/driver-data-not-used-after-free.ts';
import { drmSectionsBalanced } from '../rules/drivers/drm-sections-balanced.ts';
import { evictionCanEnd } from '../rules/pages/eviction-can-end.ts';
import { faultCanEnd } from '../rules/pages/fault-can-end.ts';
import { faultFinishes } from '../rules/pages/fault-finishes.ts';
import { fileNotUsedAfterFree } from '../rules/drivers/file-not-used-after-free.ts';
import { lockOrderHasNoCycle } from '../rules/locks/lock-order-has-no-cycle.ts';
import { moduleNotCalledAfterUnload } from '../rules/drivers/module-not-called-after-unload.ts';
import { mutexUnlockedByHolder } from '../rules/locks/mutex-unlocked-by-holder.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { noInitAfterKill } from '../rules/pagemap/no-init-after-kill.ts';
import { nothingSleepsInAtomicContext } from '../rules/locks/nothing-sleeps-in-atomic-context.ts';
import { pageNotUsedAfterRemove } from '../rules/pages/page-not-used-after-remove.ts';
import { pageNotUsedWhileFree } from '../rules/pages/page-not-used-while-free.ts';
import { pagemapNotUsedAfterRemove } from '../rules/pagemap/pagemap-not-used-after-remove.ts';
import { pgmapRefNotNegative } from '../rules/pagemap/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pagemap/pgmap-ref-not-used-after-exit.ts';
import { pteNotOverwritten } from '../rules/pages/pte-not-overwritten.ts';
import { ramMappedWritten } from '../rules/pages/ram-mapped-written.ts';
import { refcountNotOverwritten } from '../rules/pages/refcount-not-overwritten.ts';
import { spinlockUnlockedByHolder } from '../rules/locks/spinlock-unlocked-by-holder.ts';
import { unregisterFinishes } from '../rules/pagemap/unregister-finishes.ts';
import { unregisteredOnce } from '../rules/pagemap/unregistered-once.ts';
import { waiterIsWoken } from '../rules/pages/waiter-is-woken.ts';

/**
 * The rules over what `devicePrivateCore` composes, and over the driver in it, whichever it is: they speak of
 * the states that it tags and of its being at rest. What it has begun is judged by `removeFinishes`.
 */
export const devicePrivateCoreRules = [
  pageNotUsedAfterRemove,
  pageNotUsedWhileFree,
  refcountNotOverwritten,
  devicePageMappedWritten,
  ramMappedWritten,
  pteNotOverwritten,
  pagemapNotUsedAfterRemove,
  noInitAfterKill,
  unregisteredOnce,
  containerOutlivesUnregister,
  pgmapRefNotNegative,
  pgmapRefNotUsedAfterExit,
  doneCompletedOnce,
  drainedMeansFree,
  moduleNotCalledAfterUnload,
  driverDataNotUsedAfterFree,
  deviceMemoryNotUsedAfterFree,
  fileNotUsedAfterFree,
  drmSectionsBalanced,
  mutexUnlockedByHolder,
  spinlockUnlockedByHolder,
  noDeadlock,
  lockOrderHasNoCycle,
  nothingSleepsInAtomicContext,
  unregisterFinishes,
  faultCanEnd,
  waiterIsWoken,
  faultFinishes,
  evictionCanEnd,
];
