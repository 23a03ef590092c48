import { kernfsFile } from '../../machines/objects/p2pdma/kernfs-file.ts';
import { violation } from '../../model/rule.ts';

/**
 * An operation on a file of sysfs puts its active reference once (source: fs/kernfs/dir.c:
 * kernfs_put_active).
 */
export const kernfsFileLeftOnce = violation({
  id: 'kernfs-file-left-once',
  sentence: 'an operation on a file of sysfs puts its active reference once',
  source: 'fs/kernfs/dir.c: kernfs_put_active',
  of: kernfsFile,
  states: ['unbalanced'],
});
