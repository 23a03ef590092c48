import { driverData } from '../../machines/objects/drivers/driver-data.ts';
import { violation } from '../../model/rule.ts';

/** No callback touches driver data that is freed (source: facts A6 R, C1). */
export const driverDataNotUsedAfterFree = violation({
  id: 'driver-data-not-used-after-free',
  sentence: 'no callback touches driver data that is freed',
  source: 'facts A6 R, C1',
  of: driverData,
  states: ['usedAfterFree'],
});
