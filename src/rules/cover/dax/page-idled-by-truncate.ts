import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The last reference of a dax page is put by the truncate that unmaps it (source: facts A6 FS_DAX).
 */
export const coverPageIdledByTruncate = cover({
  id: 'cover-page-idled-by-truncate',
  sentence: 'the last reference of a dax page is put by the truncate that unmaps it',
  source: 'facts A6 FS_DAX',
  mayLack: ['truncating'],
  over: { threads: all(tagged('idling')) },
  reached: ({ threads }) => threads.some((one) => one.has('truncating') && one.has('idling')),
});
