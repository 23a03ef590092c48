import { p2pClient } from '../../machines/threads/p2p-client.ts';
import { p2pDriver } from '../../machines/threads/p2p-driver.ts';
import { all, cover, one } from '../../model/rule.ts';

/**
 * An allocation races the unplug: it has memory and is told that the pagemap is dead (source: facts
 * C7, A1 REF-tryget_live).
 */
export const coverP2pAllocationRefused = cover({
  id: 'cover-p2p-allocation-refused',
  sentence: 'an allocation races the unplug: it has memory and is told that the pagemap is dead',
  source: 'facts C7, A1 REF-tryget_live',
  over: { driver: one(p2pDriver), clients: all(p2pClient) },
  reached: ({ driver, clients }) =>
    driver.is('memunmap_pages.waiting') && clients.some((client) => client.is('allocate.undo')),
});
