import { destroyWork } from '../../machines/threads/destroy-work.ts';
import { devresDriver } from '../../machines/threads/devres-driver.ts';
import { cover, one } from '../../model/rule.ts';

/** The unplug waits for work that is destroying the pagemap (source: facts A12 X2, C4). */
export const coverWorkDestroysPagemap = cover({
  id: 'cover-work-destroys-pagemap',
  sentence: 'the unplug waits for work that is destroying the pagemap',
  source: 'facts A12 X2, C4',
  over: { driver: one(devresDriver), work: one(destroyWork) },
  reached: ({ driver, work }) => driver.is('unplugging') && work.is('inMemunmap'),
});
