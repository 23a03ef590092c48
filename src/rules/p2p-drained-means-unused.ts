import { daxPte } from '../machines/objects/dax-pte.ts';
import { p2pClient } from '../machines/threads/p2p-client.ts';
import { p2pDriver } from '../machines/threads/p2p-driver.ts';
import { p2pRequest } from '../machines/threads/p2p-request.ts';
import { all, invariant, one } from '../model/rule.ts';

/**
 * When the wait of memunmap_pages is over, nobody maps, transfers or has allocated its memory
 * (source: facts A3 U3, B2; mm/memremap.c: memunmap_pages).
 *
 * Memory may be out of the pool for a moment: in an allocation that is told that the pagemap is dead.
 */
export const p2pDrainedMeansUnused = invariant({
  id: 'p2p-drained-means-unused',
  sentence:
    'when the wait of memunmap_pages is over, nobody maps, transfers or has allocated its memory',
  source: 'facts A3 U3, B2; mm/memremap.c: memunmap_pages',
  over: {
    driver: one(p2pDriver),
    ptes: all(daxPte),
    requests: all(p2pRequest),
    clients: all(p2pClient),
  },
  holds: ({ driver, ptes, requests, clients }) =>
    !driver.is('memunmap_pages.drained') ||
    (ptes.every((pte) => pte.is('none')) &&
      requests.every((request) => !request.is('inFlight')) &&
      clients.every((client) => !client.is('holds'))),
  because: ({ ptes, requests, clients }) =>
    [
      ...ptes.filter((pte) => pte.is('mapped')),
      ...requests.filter((request) => request.is('inFlight')),
      ...clients.filter((client) => client.is('holds')),
    ]
      .map(({ name, value }) => `${name} is ${String(value)}`)
      .join(', '),
});
