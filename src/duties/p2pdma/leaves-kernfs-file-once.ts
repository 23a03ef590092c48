import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * An mmap of a file of sysfs puts its active reference once (source: fs/kernfs/file.c:
 * kernfs_fop_mmap).
 */
export const leavesKernfsFileOnce = duty({
  id: 'leaves-kernfs-file-once',
  sentence: 'an mmap of a file of sysfs puts its active reference once',
  whose: 'core',
  source: 'fs/kernfs/file.c: kernfs_fop_mmap',
  shownAt: { processes: 1 },
  dropped: [
    addStep('p2p_mapper', 'mapped', 'kernfs_put_active again', {
      target: 'mapped',
      meta: { ports: { file: 'PUT_ACTIVE' } },
    }),
  ],
});
