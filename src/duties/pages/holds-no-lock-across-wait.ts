import { addState, addStep, dropState, startIn } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver waits for the pages without a lock that somebody needs to free one (source: facts A3
 * U3 R, A13; mm/memremap.c: memunmap_pages).
 *
 * Dropped: memunmap_pages is called with the lock held that every copy takes.
 *
 * With every page free nothing is left that needs the lock, so the dropped form may also leave to
 * memunmap_pages what a pass of eviction has skipped. What it adds to a driver that evicts once is the
 * fault that waits for the lock and keeps the page: no act of a process ends that.
 */
export const holdsNoLockAcrossWait = duty({
  id: 'holds-no-lock-across-wait',
  sentence: 'the driver waits for the pages without a lock that somebody needs to free one',
  whose: 'driver',
  source: 'facts A3 U3 R, A13; mm/memremap.c: memunmap_pages',
  dropped: [
    addStep('driver', 'evict.check', 'the rest is left to memunmap_pages', {
      target: '#driver.release',
      meta: { ports: { pages: 'some looks not free' } },
    }),
    startIn('driver', 'live', 'lock', 'memunmap_pages'),
    addState('driver', 'memunmap_pages.lock', {
      on: {
        'mutex_lock: across the wait': {
          target: 'live',
          meta: { ports: { copyLock: 'LOCK' }, sleeps: true },
        },
      },
    }),
    dropState('driver', 'memunmap_pages.returned'),
    addState('driver', 'memunmap_pages.returned', {
      on: { mutex_unlock: { target: '#driver.stop', meta: { ports: { copyLock: 'UNLOCK' } } } },
    }),
  ],
});
