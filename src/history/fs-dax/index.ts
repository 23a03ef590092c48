import type { Edit } from '../../model/edit.ts';
import { biasNotPut } from './bias-not-put.ts';
import { countFsDaxReferences } from './count-fs-dax-references.ts';
import { daxMapWithoutReference } from './dax-map-without-reference.ts';
import { daxReadUnlockTwice } from './dax-read-unlock-twice.ts';
import { folioReadAfterLastPut } from './folio-read-after-last-put.ts';
import { layoutBreakWithoutRelock } from './layout-break-without-relock.ts';
import { pinOutlivesUnbind } from './pin-outlives-unbind.ts';
import { readFaultAfterNotify } from './read-fault-after-notify.ts';
import { truncateWithoutLayoutBreak } from './truncate-without-layout-break.ts';
import { unbindUnderMount } from './unbind-under-mount.ts';
import { wakeBeforeLastPut } from './wake-before-last-put.ts';
import { wakeOnEveryPut } from './wake-on-every-put.ts';

/** Upstream fixes and candidates that are judged on fs-dax. */
export const fsDaxHistory: readonly Edit[] = [
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
];
