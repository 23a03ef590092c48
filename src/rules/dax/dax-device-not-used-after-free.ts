import { daxDevice } from '../../machines/objects/dax/dax-device.ts';
import { violation } from '../../model/rule.ts';

/**
 * Nobody who saw a dax device alive uses what its driver has freed (source: facts C5, A13;
 * drivers/dax/super.c: kill_dax).
 */
export const daxDeviceNotUsedAfterFree = violation({
  id: 'dax-device-not-used-after-free',
  sentence: 'nobody who saw a dax device alive uses what its driver has freed',
  source: 'facts C5, A13; drivers/dax/super.c: kill_dax',
  of: daxDevice,
  states: {
    usedAfterFree: 'nobody who saw a dax device alive uses what its driver has freed',
    freedTwice: 'the driver of a dax device frees its data once',
  },
});
