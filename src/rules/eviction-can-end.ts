import { driver } from '../machines/driver.ts';
import { one, progress } from '../model/rule.ts';

/**
 * Eviction until empty can end without the help of any user process (source: facts G L4;
 * mm/migrate_device.c: migrate_device_range).
 *
 * More cannot be demanded of this kernel: get_page_unless_zero of the evictor makes the count
 * of a page too high for a fault that is about to move it, the fault's folio lock makes the evictor skip
 * the page, and nothing but timing keeps the two from doing so for ever.
 */
export const evictionCanEnd = progress({
  id: 'eviction-can-end',
  sentence: 'eviction until empty can end without the help of any user process',
  source: 'facts G L4; mm/migrate_device.c: migrate_device_range',
  over: { driver: one(driver) },
  pending: ({ driver }) => driver.is('evict'),
  demands: 'can finish without users',
});
