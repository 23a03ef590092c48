import { p2pDriver } from '../../machines/threads/p2p-driver.ts';
import { cover, one } from '../../model/rule.ts';

/** The unplug takes a mapping away and frees its page (source: facts C7 d, A6). */
export const coverP2pMappingZapped = cover({
  id: 'cover-p2p-mapping-zapped',
  sentence: 'the unplug takes a mapping away and frees its page',
  source: 'facts C7 d, A6',
  over: { driver: one(p2pDriver) },
  needs: { processes: 1 },
  reached: ({ driver }) => driver.is('unmapping.free'),
});
