import { daxTruncate } from '../machines/threads/dax-truncate.ts';
import { one, progress } from '../model/rule.ts';

/**
 * A truncate that waits until a page is idle can always finish (source: facts C6, A13; fs/dax.c:
 * dax_break_layout).
 *
 * More cannot be demanded: the lock is dropped while it waits, and processes that fault and pin by turns
 * may keep the page from ever being idle.
 */
export const layoutBreakCanEnd = progress({
  id: 'layout-break-can-end',
  sentence: 'a truncate that waits until a page is idle can always finish',
  source: 'facts C6, A13; fs/dax.c: dax_break_layout',
  over: { truncate: one(daxTruncate) },
  pending: ({ truncate }) => !truncate.is('idle'),
  demands: 'can finish',
});
