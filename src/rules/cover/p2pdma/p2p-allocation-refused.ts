import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * An allocation races the unplug: it has memory and is told that the pagemap is dead (source: facts
 * C7, A1 REF-tryget_live).
 */
export const coverP2pAllocationRefused = cover({
  id: 'cover-p2p-allocation-refused',
  sentence: 'an allocation races the unplug: it has memory and is told that the pagemap is dead',
  source: 'facts C7, A1 REF-tryget_live',
  over: { drivers: all(tagged('draining')), clients: all(tagged('refused')) },
  reached: ({ drivers, clients }) =>
    drivers.some((driver) => driver.has('draining')) &&
    clients.some((client) => client.has('refused')),
});
