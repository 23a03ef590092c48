import type { Edit } from '../../model/edit.ts';
import { clearDestinationOnCopyError } from './clear-destination-on-copy-error.ts';
import { copyErrorIgnored } from './copy-error-ignored.ts';
import { evictByPfn } from './evict-by-pfn.ts';
import { faultForgetsUnlock } from './fault-forgets-unlock.ts';
import { faultPutsTwice } from './fault-puts-twice.ts';
import { finalizeWithoutCheck } from './finalize-without-check.ts';
import { folioFreeSleeps } from './folio-free-sleeps.ts';
import { freePagesHaveNoReference } from './free-pages-have-no-reference.ts';
import { holdPageAcrossFault } from './hold-page-across-fault.ts';
import { initAfterKill } from './init-after-kill.ts';
import { initWithoutReference } from './init-without-reference.ts';
import { memoryFreedBeforeWait } from './memory-freed-before-wait.ts';
import { pageTableUnlockedTwice } from './page-table-unlocked-twice.ts';
import { shrinkerWakesDevice } from './shrinker-wakes-device.ts';
import { takeReferenceOnAllocation } from './take-reference-on-allocation.ts';
import { trylockInFault } from './trylock-in-fault.ts';
import { unlockWithoutLock } from './unlock-without-lock.ts';
import { waitForFinalPut } from './wait-for-final-put.ts';

/** Upstream fixes and candidates that are judged on device-private. */
export const devicePrivateHistory: readonly Edit[] = [
  takeReferenceOnAllocation,
  waitForFinalPut,
  holdPageAcrossFault,
  trylockInFault,
  freePagesHaveNoReference,
  evictByPfn,
  clearDestinationOnCopyError,
  initAfterKill,
  initWithoutReference,
  memoryFreedBeforeWait,
  folioFreeSleeps,
  shrinkerWakesDevice,
  unlockWithoutLock,
  pageTableUnlockedTwice,
  faultPutsTwice,
  copyErrorIgnored,
  finalizeWithoutCheck,
  faultForgetsUnlock,
];
