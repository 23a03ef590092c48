import type { Edit } from '../model/edit.ts';
import { takeReferenceOnAllocation } from './0dc45ca1ce18.ts';
import { waitForFinalPut } from './50f44ee7248a.ts';
import { holdPageAcrossFault } from './16ce101db85d.ts';
import { trylockInFault } from './1afaeb8293c9.ts';
import { freePagesHaveNoReference } from './ef233450898f.ts';
import { migrateBeforeLongtermPin } from './b05a79d4377f.ts';
import { testHmmEvictsOnce } from './test-hmm-evicts-once.ts';
import { amdkfdEvictsNothing } from './amdkfd-evicts-nothing.ts';
import { evictByPfn } from './e778406b40db.ts';
import { evictOnClose } from './744dd97752ef.ts';
import { clearDestinationOnCopyError } from './ab244dd7cf4c.ts';
import { initAfterKill } from './cand-4.ts';
import { initWithoutReference } from './cand-4-tryget-live.ts';
import { memoryFreedBeforeWait } from './cand-5.ts';
import { closeRacesUnregister } from './cand-6.ts';
import { pfnValidBeforeReference } from './cand-pfn-valid.ts';
import { storeFailsHalfWay } from './cand-xa-store.ts';
import { folioFreeSleeps } from './folio-free-sleeps.ts';
import { shrinkerWakesDevice } from './shrinker-wakes-device.ts';
import { unlockWithoutLock } from './unlock-without-lock.ts';
import { pageTableUnlockedTwice } from './page-table-unlocked-twice.ts';
import { exitWithoutEnter } from './exit-without-enter.ts';
import { faultPutsTwice } from './fault-puts-twice.ts';
import { copyErrorIgnored } from './copy-error-ignored.ts';
import { finalizeWithoutCheck } from './finalize-without-check.ts';
import { faultForgetsUnlock } from './fault-forgets-unlock.ts';
import { resetNotNoticed } from './reset-not-noticed.ts';
import { devresInOrder } from './devres-in-order.ts';
import { releasedActionStaysListed } from './released-action-stays-listed.ts';
import { unlistWithoutSynchronizeRcu } from './unlist-without-synchronize-rcu.ts';
import { staleEntryOnError } from './stale-entry-on-error.ts';
import { regionReleasedEarly } from './region-released-early.ts';
import { memmapRemovedBeforeWait } from './memmap-removed-before-wait.ts';
import { exitBeforeArrayDelete } from './exit-before-array-delete.ts';
import { exitBeforeUnlisting } from './exit-before-unlisting.ts';
import { totalMissesAGet } from './total-misses-a-get.ts';
import { noGracePeriod } from './no-grace-period.ts';
import { putReferenceOfFailedMmap } from './6220694c52a5.ts';
import { p2pPagesHaveNoReference } from './b7e282378773.ts';
import { assertCountIsZero } from './cve-2026-46268.ts';
import { readProviderUnderRcu } from './ae21f835a5bd.ts';
import { mappingsStayListed } from './cand-7.ts';
import { memoryFreedBeforeCount } from './cand-p2p-freed-before-count.ts';
import { poolOutlivesPagemap } from './cand-p2p-pool-outlives-pagemap.ts';
import { zapBeforeDrain } from './p2p-zap-before-drain.ts';
import { memunmapBeforeZap } from './p2p-memunmap-before-zap.ts';
import { putBeforePool } from './p2p-put-before-pool.ts';
import { insertInReadSection } from './p2p-insert-in-read-section.ts';
import { allocationWithoutReference } from './p2p-allocation-without-reference.ts';
import { countFsDaxReferences } from './38607c62b34b.ts';
import { wakeOnEveryPut } from './f4f451a16dd1.ts';
import { pinOutlivesUnbind } from './cand-8.ts';
import { readFaultAfterNotify } from './cand-read-fault-after-notify.ts';
import { unbindUnderMount } from './unbind-under-mount.ts';
import { folioReadAfterLastPut } from './cand-12.ts';
import { daxMapWithoutReference } from './dax-map-without-reference.ts';
import { daxReadUnlockTwice } from './dax-read-unlock-twice.ts';
import { layoutBreakWithoutRelock } from './layout-break-without-relock.ts';
import { biasNotPut } from './bias-not-put.ts';
import { longtermPinOutlivesUnbind } from './cand-8-device-dax.ts';
import { munmapOvertaken } from './cand-munmap-overtaken.ts';
import { killDaxWithoutSynchronizeSrcu } from './kill-dax-without-synchronize-srcu.ts';
import { daxUnmapBeforeKill } from './dax-unmap-before-kill.ts';
import { daxUnbindWithoutUnmap } from './dax-unbind-without-unmap.ts';
import { daxInsertAfterSection } from './dax-insert-after-section.ts';
import { wakeBeforeLastPut } from './wake-before-last-put.ts';
import { allocateWithGfpKernel } from './p2p-allocate-gfp-kernel.ts';
import { truncateWithoutLayoutBreak } from './truncate-without-layout-break.ts';
import { p2pLongtermPin } from './p2p-longterm-pin.ts';

/** Every upstream fix that can be taken back and every candidate that can be put in. */
export const edits: readonly Edit[] = [
  takeReferenceOnAllocation,
  waitForFinalPut,
  holdPageAcrossFault,
  trylockInFault,
  freePagesHaveNoReference,
  evictByPfn,
  migrateBeforeLongtermPin,
  testHmmEvictsOnce,
  amdkfdEvictsNothing,
  evictOnClose,
  clearDestinationOnCopyError,
  initAfterKill,
  initWithoutReference,
  memoryFreedBeforeWait,
  closeRacesUnregister,
  pfnValidBeforeReference,
  storeFailsHalfWay,
  folioFreeSleeps,
  shrinkerWakesDevice,
  unlockWithoutLock,
  pageTableUnlockedTwice,
  exitWithoutEnter,
  faultPutsTwice,
  copyErrorIgnored,
  finalizeWithoutCheck,
  faultForgetsUnlock,
  resetNotNoticed,
  noGracePeriod,
  exitBeforeUnlisting,
  totalMissesAGet,
  exitBeforeArrayDelete,
  memmapRemovedBeforeWait,
  regionReleasedEarly,
  staleEntryOnError,
  unlistWithoutSynchronizeRcu,
  devresInOrder,
  releasedActionStaysListed,
  putReferenceOfFailedMmap,
  p2pPagesHaveNoReference,
  assertCountIsZero,
  readProviderUnderRcu,
  mappingsStayListed,
  poolOutlivesPagemap,
  memoryFreedBeforeCount,
  zapBeforeDrain,
  memunmapBeforeZap,
  putBeforePool,
  insertInReadSection,
  allocationWithoutReference,
  allocateWithGfpKernel,
  p2pLongtermPin,
  countFsDaxReferences,
  wakeOnEveryPut,
  wakeBeforeLastPut,
  truncateWithoutLayoutBreak,
  pinOutlivesUnbind,
  unbindUnderMount,
  readFaultAfterNotify,
  folioReadAfterLastPut,
  daxMapWithoutReference,
  daxReadUnlockTwice,
  layoutBreakWithoutRelock,
  biasNotPut,
  longtermPinOutlivesUnbind,
  munmapOvertaken,
  killDaxWithoutSynchronizeSrcu,
  daxUnmapBeforeKill,
  daxUnbindWithoutUnmap,
  daxInsertAfterSection,
];
