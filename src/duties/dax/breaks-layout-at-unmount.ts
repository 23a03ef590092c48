import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The file system waits for every page of an inode when it evicts the inode (source: fs/dax.c:
 * dax_break_layout_final; facts C6, D32).
 */
export const breaksLayoutAtUnmount = duty({
  id: 'breaks-layout-at-unmount',
  sentence: 'the file system waits for every page of an inode when it evicts the inode',
  whose: 'file system',
  source: 'fs/dax.c: dax_break_layout_final; facts C6, D32',
  dropped: [
    replaceStep(
      'dax_umount',
      'mounted',
      'generic_shutdown_super',
      { target: 'evict' },
      {
        target: 'put',
        meta: {
          ports: {
            processes: 'looks closed',
            truncate: 'looks idle',
            mount: ['looks holding the device', 'UMOUNT'],
          },
          source: 'fs/super.c: generic_shutdown_super',
        },
      },
    ),
  ],
});
