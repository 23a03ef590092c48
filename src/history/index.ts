import type { Edit } from '../model/edit.ts';
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

/** Every upstream fix that can be taken back and every candidate that can be put in. */
export const edits: readonly Edit[] = [
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
];
