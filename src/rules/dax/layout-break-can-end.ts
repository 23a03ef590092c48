import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * A truncate that waits until a page is idle can always finish (source: facts C6, A13; fs/dax.c:
 * dax_break_layout).
 *
 * More cannot be demanded: the lock is dropped while it waits, and processes that fault and pin by turns
 * may keep the page from ever being idle.
 *
 * Said of whoever takes a block out of a file: of each state tagged `truncating`.
 */
export const layoutBreakCanEnd = progress({
  id: 'layout-break-can-end',
  sentence: 'a truncate that waits until a page is idle can always finish',
  source: 'facts C6, A13; fs/dax.c: dax_break_layout',
  over: { truncate: each(tagged('truncating')) },
  pending: ({ truncate }) => truncate.has('truncating'),
  demands: 'can finish',
});
