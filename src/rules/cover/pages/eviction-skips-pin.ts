import type { PageCursor } from '../../../machines/parts/page-cursor.ts';
import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * Eviction has gone over every page, and one is left because it is pinned (source: facts A9, A11;
 * mm/migrate_device.c: migrate_device_range).
 */
export const coverEvictionSkipsPin = cover({
  id: 'cover-eviction-skips-pin',
  sentence: 'eviction has gone over every page, and one is left because it is pinned',
  source: 'facts A9, A11; mm/migrate_device.c: migrate_device_range',
  mayLack: ['page'],
  over: { evictors: all(tagged<PageCursor>('evicting')), pins: all(tagged('pinned')) },
  reached: ({ evictors, pins }) =>
    evictors.some((one) => one.has('evicting') && one.context.page === undefined) &&
    pins.some((pin) => pin.has('pinned')),
});
