import { driver } from '../machines/driver.ts';
import { one, progress } from '../model/rule.ts';

export const unregisterFinishes = progress({
  id: 'unregister-finishes',
  sentence: 'once the pagemap is killed, memunmap_pages always returns',
  source: 'facts G L1; mm/memremap.c: memunmap_pages',
  over: { driver: one(driver) },
  pending: ({ driver }) => driver.is('memunmap_pages') && !driver.is('memunmap_pages.live'),
  demands: 'always finishes',
});
