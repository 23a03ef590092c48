import { breaksLayoutAtUnmount } from '../duties/dax/breaks-layout-at-unmount.ts';
import { breaksLayoutBeforeTruncate } from '../duties/dax/breaks-layout-before-truncate.ts';
import { endsItsPins } from '../duties/dax/ends-its-pins.ts';
import { faultsUnderInvalidateLock } from '../duties/dax/faults-under-invalidate-lock.ts';
import { readsFolioBeforeItsLastPut } from '../duties/dax/reads-folio-before-its-last-put.ts';
import { unmountsBeforeUnbind } from '../duties/dax/unmounts-before-unbind.ts';

/** What the administrator, the file system, its users and the core owe to each other. */
export const fsDaxDuties = [
  unmountsBeforeUnbind,
  breaksLayoutAtUnmount,
  breaksLayoutBeforeTruncate,
  faultsUnderInvalidateLock,
  endsItsPins,
  readsFolioBeforeItsLastPut,
];
