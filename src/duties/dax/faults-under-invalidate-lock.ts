import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The file system holds its invalidate lock while a fault inserts a page (source: fs/dax.c:
 * dax_layout_busy_page_range; facts C6).
 */
export const faultsUnderInvalidateLock = duty({
  id: 'faults-under-invalidate-lock',
  sentence: 'the file system holds its invalidate lock while a fault inserts a page',
  whose: 'file system',
  source: 'fs/dax.c: dax_layout_busy_page_range; facts C6',
  dropped: [
    replaceStep(
      'dax_fault',
      'user',
      'filemap_invalidate_lock_shared',
      { target: 'access' },
      {
        target: 'access',
        actions: 'pick',
        meta: {
          ports: { process: 'looks open', mount: 'looks mounted', pte: 'looks none' },
          picks: ['page'],
          sleeps: true,
        },
      },
      'dax_iomap_fault',
    ),
    replaceStep(
      'dax_fault',
      'unlock',
      'filemap_invalidate_unlock_shared',
      { target: 'user', ports: { invalidateLock: 'READ_UNLOCK' } },
      { target: 'user', actions: 'forget' },
      'dax_iomap_fault returns',
    ),
  ],
});
