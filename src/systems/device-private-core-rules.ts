import { containerOutlivesUnregister } from '../rules/container-outlives-unregister.ts';
import { deviceMemoryNotUsedAfterFree } from '../rules/device-memory-not-used-after-free.ts';
import { devicePageMappedWritten } from '../rules/device-page-mapped-written.ts';
import { doneCompletedOnce } from '../rules/done-completed-once.ts';
import { drainedMeansFree } from '../rules/drained-means-free.ts';
import { driverDataNotUsedAfterFree } from '../rules/driver-data-not-used-after-free.ts';
import { drmSectionsBalanced } from '../rules/drm-sections-balanced.ts';
import { evictionCanEnd } from '../rules/eviction-can-end.ts';
import { faultCanEnd } from '../rules/fault-can-end.ts';
import { faultFinishes } from '../rules/fault-finishes.ts';
import { fileNotUsedAfterFree } from '../rules/file-not-used-after-free.ts';
import { lockOrderHasNoCycle } from '../rules/lock-order-has-no-cycle.ts';
import { moduleNotCalledAfterUnload } from '../rules/module-not-called-after-unload.ts';
import { mutexUnlockedByHolder } from '../rules/mutex-unlocked-by-holder.ts';
import { noDeadlock } from '../rules/no-deadlock.ts';
import { noInitAfterKill } from '../rules/no-init-after-kill.ts';
import { nothingSleepsInAtomicContext } from '../rules/nothing-sleeps-in-atomic-context.ts';
import { pageNotUsedAfterRemove } from '../rules/page-not-used-after-remove.ts';
import { pageNotUsedWhileFree } from '../rules/page-not-used-while-free.ts';
import { pagemapNotUsedAfterRemove } from '../rules/pagemap-not-used-after-remove.ts';
import { pgmapRefNotNegative } from '../rules/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pgmap-ref-not-used-after-exit.ts';
import { pteNotOverwritten } from '../rules/pte-not-overwritten.ts';
import { ramMappedWritten } from '../rules/ram-mapped-written.ts';
import { refcountNotOverwritten } from '../rules/refcount-not-overwritten.ts';
import { spinlockUnlockedByHolder } from '../rules/spinlock-unlocked-by-holder.ts';
import { unregisterFinishes } from '../rules/unregister-finishes.ts';
import { unregisteredOnce } from '../rules/unregistered-once.ts';
import { waiterIsWoken } from '../rules/waiter-is-woken.ts';

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
