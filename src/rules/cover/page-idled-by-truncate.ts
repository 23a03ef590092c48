import { daxTruncate } from '../../machines/threads/dax-truncate.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * The last reference of a dax page is put by the truncate that unmaps it (source: facts A6 FS_DAX).
 */
export const coverPageIdledByTruncate = cover({
  id: 'cover-page-idled-by-truncate',
  sentence: 'the last reference of a dax page is put by the truncate that unmaps it',
  source: 'facts A6 FS_DAX',
  over: { threads: all(daxTruncate) },
  reached: ({ threads }) => threads.some((one) => one.is('unmap.free')),
});
