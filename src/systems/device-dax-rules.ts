import { blockFreedWhenIdle } from '../rules/block-freed-when-idle.ts';
import { containerNotUsedAfterFree } from '../rules/container-not-used-after-free.ts';
import { containerOutlivesRegistration } from '../rules/container-outlives-registration.ts';
import { coverFaultMeetsKillDax } from '../rules/cover/fault-meets-kill-dax.ts';
import { coverOpenedBeforeRunDax } from '../rules/cover/opened-before-run-dax.ts';
import { coverPinOutlivesMunmap } from '../rules/cover/pin-outlives-munmap.ts';
import { coverUnbindUnmaps } from '../rules/cover/unbind-unmaps.ts';
import { daxDeviceNotUsedAfterFree } from '../rules/dax-device-not-used-after-free.ts';
import { daxPageNotPutAfterRemove } from '../rules/dax-page-not-put-after-remove.ts';
import { daxPageNotUsedAfterRemove } from '../rules/dax-page-not-used-after-remove.ts';
import { daxPageReferencesBalanced } from '../rules/dax-page-references-balanced.ts';
import { daxSectionsBalanced } from '../rules/dax-sections-balanced.ts';
import { devDaxUnbindFinishes } from '../rules/dev-dax-unbind-finishes.ts';
import { doneCompletedOnce } from '../rules/done-completed-once.ts';
import { mappingEndsBeforeMemmap } from '../rules/mapping-ends-before-memmap.ts';
import { memmapNotUsedAfterRemove } from '../rules/memmap-not-used-after-remove.ts';
import { noDeadlock } from '../rules/no-deadlock.ts';
import { pgmapRefNotNegative } from '../rules/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pgmap-ref-not-used-after-exit.ts';
import { regionReleasedOnce } from '../rules/region-released-once.ts';
import { structRegisteredOnce } from '../rules/struct-registered-once.ts';

/** The rules of memory that a dax device maps as it is. It has no blocks to free: that rule is of its page. */
export const deviceDaxRules = [
  daxPageNotPutAfterRemove,
  daxPageNotUsedAfterRemove,
  daxPageReferencesBalanced,
  blockFreedWhenIdle,
  mappingEndsBeforeMemmap,
  daxDeviceNotUsedAfterFree,
  daxSectionsBalanced,
  memmapNotUsedAfterRemove,
  containerNotUsedAfterFree,
  containerOutlivesRegistration,
  structRegisteredOnce,
  pgmapRefNotNegative,
  pgmapRefNotUsedAfterExit,
  doneCompletedOnce,
  regionReleasedOnce,
  noDeadlock,
  devDaxUnbindFinishes,
  coverFaultMeetsKillDax,
  coverOpenedBeforeRunDax,
  coverUnbindUnmaps,
  coverPinOutlivesMunmap,
];
