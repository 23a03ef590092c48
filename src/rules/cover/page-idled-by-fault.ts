import { daxFault } from '../../machines/threads/dax-fault.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * The last reference of a dax page is put by a fault whose entry was zapped at once (source: facts
 * A6 FS_DAX).
 */
export const coverPageIdledByFault = cover({
  id: 'cover-page-idled-by-fault',
  sentence: 'the last reference of a dax page is put by a fault whose entry was zapped at once',
  source: 'facts A6 FS_DAX',
  over: { threads: all(daxFault) },
  reached: ({ threads }) => threads.some((one) => one.is('insert.free')),
});
