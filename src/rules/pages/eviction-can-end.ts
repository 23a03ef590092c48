import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * Eviction until empty can end without the help of any user process (source: facts G L4;
 * mm/migrate_device.c: migrate_device_range).
 *
 * Said of whoever evicts until empty: of each state tagged `evicting`.
 *
 * More cannot be demanded of this kernel: get_page_unless_zero of the evictor makes the count
 * of a page too high for a fault that is about to move it, the fault's folio lock makes the evictor skip
 * the page, and nothing but timing keeps the two from doing so for ever.
 */
export const evictionCanEnd = progress({
  id: 'eviction-can-end',
  sentence: 'eviction until empty can end without the help of any user process',
  source: 'facts G L4; mm/migrate_device.c: migrate_device_range',
  over: { evictor: each(tagged('evicting')) },
  pending: ({ evictor }) => evictor.has('evicting'),
  demands: 'can finish without users',
});
