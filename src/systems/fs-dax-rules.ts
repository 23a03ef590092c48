import { blockFreedWhenIdle } from '../rules/dax/block-freed-when-idle.ts';
import { containerOutlivesUnregister } from '../rules/pagemap/container-outlives-unregister.ts';
import { coverPageIdledByFault } from '../rules/cover/dax/page-idled-by-fault.ts';
import { coverPageIdledByMunmap } from '../rules/cover/dax/page-idled-by-munmap.ts';
import { coverPageIdledByTruncate } from '../rules/cover/dax/page-idled-by-truncate.ts';
import { coverPageIdledByUnpin } from '../rules/cover/dax/page-idled-by-unpin.ts';
import { coverPinOutlivesClose } from '../rules/cover/dax/pin-outlives-close.ts';
import { coverTruncateWaitsForPin } from '../rules/cover/dax/truncate-waits-for-pin.ts';
import { coverUmountWaitsForPin } from '../rules/cover/dax/umount-waits-for-pin.ts';
import { daxDeviceNotUsedAfterFree } from '../rules/dax/dax-device-not-used-after-free.ts';
import { daxMappingEndsBeforeRemove } from '../rules/dax/dax-mapping-ends-before-remove.ts';
import { daxPageNotPutAfterRemove } from '../rules/dax/dax-page-not-put-after-remove.ts';
import { daxPageNotUsedAfterRemove } from '../rules/dax/dax-page-not-used-after-remove.ts';
import { daxPageReferencesBalanced } from '../rules/dax/dax-page-references-balanced.ts';
import { daxSectionsBalanced } from '../rules/dax/dax-sections-balanced.ts';
import { doneCompletedOnce } from '../rules/references/done-completed-once.ts';
import { idlePageWakesItsWaiter } from '../rules/dax/idle-page-wakes-its-waiter.ts';
import { layoutBreakCanEnd } from '../rules/dax/layout-break-can-end.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { noInitAfterKill } from '../rules/pagemap/no-init-after-kill.ts';
import { pagemapNotUsedAfterRemove } from '../rules/pagemap/pagemap-not-used-after-remove.ts';
import { pgmapRefNotNegative } from '../rules/pagemap/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pagemap/pgmap-ref-not-used-after-exit.ts';
import { rwSemaphoreUnlockedByHolder } from '../rules/locks/rw-semaphore-unlocked-by-holder.ts';
import { umountFinishes } from '../rules/dax/umount-finishes.ts';
import { unmountedMeansIdle } from '../rules/dax/unmounted-means-idle.ts';
import { unregisterFinishes } from '../rules/pagemap/unregister-finishes.ts';
import { unregisteredOnce } from '../rules/pagemap/unregistered-once.ts';

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
