import { deviceMemory } from '../../../machines/objects/pages/device-memory.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** An evictor moves a page whose data the device has lost (source: facts A12 surprise). */
export const coverEvictionOfLostPage = cover({
  id: 'cover-eviction-of-lost-page',
  sentence: 'an evictor moves a page whose data the device has lost',
  source: 'facts A12 surprise',
  mayLack: ['finalizing'],
  over: { memory: one(deviceMemory), evictors: all(tagged('evicting')) },
  reached: ({ memory, evictors }) =>
    memory.is('lost') && evictors.some((one) => one.has('evicting') && one.has('finalizing')),
});
