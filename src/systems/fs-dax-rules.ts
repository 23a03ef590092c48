import { blockFreedWhenIdle } from '../rules/block-freed-when-idle.ts';
import { containerOutlivesUnregister } from '../rules/container-outlives-unregister.ts';
import { coverPageIdledByFault } from '../rules/cover/page-idled-by-fault.ts';
import { coverPageIdledByMunmap } from '../rules/cover/page-idled-by-munmap.ts';
import { coverPageIdledByTruncate } from '../rules/cover/page-idled-by-truncate.ts';
import { coverPageIdledByUnpin } from '../rules/cover/page-idled-by-unpin.ts';
import { coverPinOutlivesClose } from '../rules/cover/pin-outlives-close.ts';
import { coverTruncateWaitsForPin } from '../rules/cover/truncate-waits-for-pin.ts';
import { coverUmountWaitsForPin } from '../rules/cover/umount-waits-for-pin.ts';
import { daxDeviceNotUsedAfterFree } from '../rules/dax-device-not-used-after-free.ts';
import { daxMappingEndsBeforeRemove } from '../rules/dax-mapping-ends-before-remove.ts';
import { daxPageNotPutAfterRemove } from '../rules/dax-page-not-put-after-remove.ts';
import { daxPageNotUsedAfterRemove } from '../rules/dax-page-not-used-after-remove.ts';
import { daxPageReferencesBalanced } from '../rules/dax-page-references-balanced.ts';
import { daxSectionsBalanced } from '../rules/dax-sections-balanced.ts';
import { doneCompletedOnce } from '../rules/done-completed-once.ts';
import { idlePageWakesItsWaiter } from '../rules/idle-page-wakes-its-waiter.ts';
import { layoutBreakCanEnd } from '../rules/layout-break-can-end.ts';
import { noDeadlock } from '../rules/no-deadlock.ts';
import { noInitAfterKill } from '../rules/no-init-after-kill.ts';
import { pagemapNotUsedAfterRemove } from '../rules/pagemap-not-used-after-remove.ts';
import { pgmapRefNotNegative } from '../rules/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pgmap-ref-not-used-after-exit.ts';
import { rwSemaphoreUnlockedByHolder } from '../rules/rw-semaphore-unlocked-by-holder.ts';
import { umountFinishes } from '../rules/umount-finishes.ts';
import { unmountedMeansIdle } from '../rules/unmounted-means-idle.ts';
import { unregisterFinishes } from '../rules/unregister-finishes.ts';
import { unregisteredOnce } from '../rules/unregistered-once.ts';

/** The rules of memory that a file system maps as it is. */
export const fsDaxRules = [
  daxPageNotPutAfterRemove,
  daxPageNotUsedAfterRemove,
  daxPageReferencesBalanced,
  daxMappingEndsBeforeRemove,
  unmountedMeansIdle,
  blockFreedWhenIdle,
  daxDeviceNotUsedAfterFree,
  daxSectionsBalanced,
  pagemapNotUsedAfterRemove,
  noInitAfterKill,
  unregisteredOnce,
  containerOutlivesUnregister,
  pgmapRefNotNegative,
  pgmapRefNotUsedAfterExit,
  doneCompletedOnce,
  rwSemaphoreUnlockedByHolder,
  noDeadlock,
  unregisterFinishes,
  umountFinishes,
  idlePageWakesItsWaiter,
  layoutBreakCanEnd,
  coverUmountWaitsForPin,
  coverTruncateWaitsForPin,
  coverPinOutlivesClose,
  coverPageIdledByFault,
  coverPageIdledByMunmap,
  coverPageIdledByUnpin,
  coverPageIdledByTruncate,
];
