import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** The last reference of a dax page is put by an unpin (source: facts A6 FS_DAX). */
export const coverPageIdledByUnpin = cover({
  id: 'cover-page-idled-by-unpin',
  sentence: 'the last reference of a dax page is put by an unpin',
  source: 'facts A6 FS_DAX',
  mayLack: ['unpinning'],
  over: { threads: all(tagged('idling')) },
  reached: ({ threads }) => threads.some((one) => one.has('unpinning') && one.has('idling')),
});
