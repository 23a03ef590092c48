import { daxPage } from '../machines/objects/dax-page.ts';
import { daxTruncate } from '../machines/threads/dax-truncate.ts';
import { daxUmount } from '../machines/threads/dax-umount.ts';
import { all, one, progress } from '../model/rule.ts';

/**
 * Who sleeps until a page is idle is woken when it is (source: facts G L3, D31; mm/memremap.c:
 * free_zone_device_folio).
 *
 * A page that is pinned anew ends it as well: more is not demanded while the lock is dropped.
 */
export const idlePageWakesItsWaiter = progress({
  id: 'idle-page-wakes-its-waiter',
  sentence: 'who sleeps until a page is idle is woken when it is',
  source: 'facts G L3, D31; mm/memremap.c: free_zone_device_folio',
  over: { truncate: one(daxTruncate), umount: one(daxUmount), pages: all(daxPage) },
  pending: ({ truncate, umount, pages }) => {
    const idle = (page: number | undefined) =>
      pages.some((one) => one.at['page'] === page && one.is('idle'));
    return (
      (truncate.is('wait.asleep') && idle(truncate.context.page)) ||
      (umount.is('evict.asleep') && idle(umount.context.page))
    );
  },
  demands: 'always finishes',
});
