import type { Edit } from '../../model/edit.ts';
import { exitBeforeArrayDelete } from './exit-before-array-delete.ts';
import { memmapRemovedBeforeWait } from './memmap-removed-before-wait.ts';
import { pfnValidBeforeReference } from './pfn-valid-before-reference.ts';
import { regionReleasedEarly } from './region-released-early.ts';
import { staleEntryOnError } from './stale-entry-on-error.ts';
import { storeFailsHalfWay } from './store-fails-half-way.ts';
import { unlistWithoutSynchronizeRcu } from './unlist-without-synchronize-rcu.ts';

/** Upstream fixes and candidates that are judged on registration. */
export const registrationHistory: readonly Edit[] = [
  pfnValidBeforeReference,
  storeFailsHalfWay,
  exitBeforeArrayDelete,
  memmapRemovedBeforeWait,
  regionReleasedEarly,
  staleEntryOnError,
  unlistWithoutSynchronizeRcu,
];
