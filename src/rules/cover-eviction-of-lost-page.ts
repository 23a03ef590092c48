import { deviceMemory } from '../machines/device-memory.ts';
import { driver } from '../machines/driver.ts';
import { cover, one } from '../model/rule.ts';

/** An evictor moves a page whose data the device has lost (source: facts A12 surprise). */
export const coverEvictionOfLostPage = cover({
  id: 'cover-eviction-of-lost-page',
  sentence: 'an evictor moves a page whose data the device has lost',
  source: 'facts A12 surprise',
  over: { memory: one(deviceMemory), driver: one(driver) },
  reached: ({ memory, driver }) => memory.is('lost') && driver.is('evict.pass.migrate.finalize'),
});
