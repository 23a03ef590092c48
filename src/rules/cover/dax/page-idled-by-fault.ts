import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The last reference of a dax page is put by a fault whose entry was zapped at once (source: facts
 * A6 FS_DAX).
 */
export const coverPageIdledByFault = cover({
  id: 'cover-page-idled-by-fault',
  sentence: 'the last reference of a dax page is put by a fault whose entry was zapped at once',
  source: 'facts A6 FS_DAX',
  mayLack: ['faulting'],
  over: { threads: all(tagged('idling')) },
  reached: ({ threads }) => threads.some((one) => one.has('faulting') && one.has('idling')),
});
