import { driver } from '../machines/driver.ts';
import { userThread } from '../machines/user-thread.ts';
import { all, cover, one } from '../model/rule.ts';

/**
 * A page is being initialised while the device is already unplugged (source: facts A5 R, A12 X1
 * X2).
 */
export const coverAllocationRacesUnplug = cover({
  id: 'cover-allocation-races-unplug',
  sentence: 'a page is being initialised while the device is already unplugged',
  source: 'facts A5 R, A12 X1 X2',
  over: { driver: one(driver), threads: all(userThread) },
  reached: ({ driver, threads }) =>
    driver.is('synchronize') && threads.some((thread) => thread.is('migrate.reference')),
});
