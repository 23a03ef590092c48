import { blockFreedWhenIdle } from '../rules/dax/block-freed-when-idle.ts';
import { containerNotUsedAfterFree } from '../rules/pagemap/container-not-used-after-free.ts';
import { containerOutlivesRegistration } from '../rules/pagemap/container-outlives-registration.ts';
import { coverFaultMeetsKillDax } from '../rules/cover/dax/fault-meets-kill-dax.ts';
import { coverOpenedBeforeRunDax } from '../rules/cover/dax/opened-before-run-dax.ts';
import { coverPinOutlivesMunmap } from '../rules/cover/dax/pin-outlives-munmap.ts';
import { coverUnbindUnmaps } from '../rules/cover/dax/unbind-unmaps.ts';
import { daxDeviceNotUsedAfterFree } from '../rules/dax/dax-device-not-used-after-free.ts';
import { daxPageNotPutAfterRemove } from '../rules/dax/dax-page-not-put-after-remove.ts';
import { daxPageNotUsedAfterRemove } from '../rules/dax/dax-page-not-used-after-remove.ts';
import { daxPageReferencesBalanced } from '../rules/dax/dax-page-references-balanced.ts';
import { daxSectionsBalanced } from '../rules/dax/dax-sections-balanced.ts';
import { devDaxUnbindFinishes } from '../rules/dax/dev-dax-unbind-finishes.ts';
import { doneCompletedOnce } from '../rules/references/done-completed-once.ts';
import { mappingEndsBeforeMemmap } from '../rules/pagemap/mapping-ends-before-memmap.ts';
import { memmapNotUsedAfterRemove } from '../rules/pagemap/memmap-not-used-after-remove.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { pgmapRefNotNegative } from '../rules/pagemap/pgmap-ref-not-negative.ts';
import { pgmapRefNotUsedAfterExit } from '../rules/pagemap/pgmap-ref-not-used-after-exit.ts';
import { regionReleasedOnce } from '../rules/pagemap/region-released-once.ts';
import { structRegisteredOnce } from '../rules/pagemap/struct-registered-once.ts';

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
