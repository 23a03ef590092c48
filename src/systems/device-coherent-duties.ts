import { unpinsBeforeUnplug } from '../duties/pages/unpins-before-unplug.ts';
import { holdsNoLockAcrossWait } from '../duties/pages/holds-no-lock-across-wait.ts';
import { devicePrivateDuties } from './device-private-duties.ts';

/**
 * What a driver with coherent pages has to do when it is unbound, and what it needs of others. No fault
 * calls the driver, so nobody needs a lock of it to free a page while memunmap_pages waits.
 */
export const deviceCoherentDuties = [
  ...devicePrivateDuties.filter((duty) => duty !== holdsNoLockAcrossWait),
  unpinsBeforeUnplug,
];
