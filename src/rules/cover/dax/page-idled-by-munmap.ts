import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** The last reference of a dax page is put by munmap (source: facts A6 FS_DAX). */
export const coverPageIdledByMunmap = cover({
  id: 'cover-page-idled-by-munmap',
  sentence: 'the last reference of a dax page is put by munmap',
  source: 'facts A6 FS_DAX',
  mayLack: ['unmapping'],
  over: { threads: all(tagged('idling')) },
  reached: ({ threads }) => threads.some((one) => one.has('unmapping') && one.has('idling')),
});
