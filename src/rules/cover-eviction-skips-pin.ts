import { coherentPin } from '../machines/coherent-pin.ts';
import { driver } from '../machines/driver.ts';
import { all, cover, one } from '../model/rule.ts';

/**
 * Eviction has gone over every page, and one is left because it is pinned (source: facts A9, A11;
 * mm/migrate_device.c: migrate_device_range).
 */
export const coverEvictionSkipsPin = cover({
  id: 'cover-eviction-skips-pin',
  sentence: 'eviction has gone over every page, and one is left because it is pinned',
  source: 'facts A9, A11; mm/migrate_device.c: migrate_device_range',
  over: { driver: one(driver), pins: all(coherentPin) },
  reached: ({ driver, pins }) => driver.is('evict.check') && pins.some((pin) => pin.is('pinned')),
});
