import { daxPage } from '../../machines/objects/dax/dax-page.ts';
import type { PageCursor } from '../../machines/parts/page-cursor.ts';
import { all, each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * Who sleeps until a page is idle is woken when it is (source: facts G L3, D31; mm/memremap.c:
 * free_zone_device_folio).
 *
 * A page that is pinned anew ends it as well: more is not demanded while the lock is dropped.
 *
 * Said of whoever sleeps for the page in `page` of its context: of each state tagged `asleep`.
 */
export const idlePageWakesItsWaiter = progress({
  id: 'idle-page-wakes-its-waiter',
  sentence: 'who sleeps until a page is idle is woken when it is',
  source: 'facts G L3, D31; mm/memremap.c: free_zone_device_folio',
  mayLack: ['page'],
  over: { sleeper: each(tagged<PageCursor>('asleep')), pages: all(daxPage) },
  pending: ({ sleeper, pages }) =>
    sleeper.has('asleep') &&
    pages.some((page) => page.at['page'] === sleeper.context.page && page.is('idle')),
  demands: 'always finishes',
});
