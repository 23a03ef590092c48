import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The last reference of the pagemap is put at the end of a fault (source: facts A1 REF-put, A7 6).
 */
export const coverLastPutInFault = cover({
  id: 'cover-last-put-in-fault',
  sentence: 'the last reference of the pagemap is put at the end of a fault',
  source: 'facts A1 REF-put, A7 6',
  mayLack: ['faulting'],
  over: { threads: all(tagged('releasing')) },
  reached: ({ threads }) => threads.some((one) => one.has('faulting') && one.has('releasing')),
});
