import { breaksLayoutAtUnmount } from '../duties/breaks-layout-at-unmount.ts';
import { breaksLayoutBeforeTruncate } from '../duties/breaks-layout-before-truncate.ts';
import { endsItsPins } from '../duties/ends-its-pins.ts';
import { faultsUnderInvalidateLock } from '../duties/faults-under-invalidate-lock.ts';
import { readsFolioBeforeItsLastPut } from '../duties/reads-folio-before-its-last-put.ts';
import { unmountsBeforeUnbind } from '../duties/unmounts-before-unbind.ts';

/** What the administrator, the file system, its users and the core owe to each other. */
export const fsDaxDuties = [
  unmountsBeforeUnbind,
  breaksLayoutAtUnmount,
  breaksLayoutBeforeTruncate,
  faultsUnderInvalidateLock,
  endsItsPins,
  readsFolioBeforeItsLastPut,
];
