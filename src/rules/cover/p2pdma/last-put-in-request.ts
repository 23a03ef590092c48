import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The last reference of the pagemap is put when a request completes (source: facts A1 REF-put, C7).
 */
export const coverLastPutInRequest = cover({
  id: 'cover-last-put-in-request',
  sentence: 'the last reference of the pagemap is put when a request completes',
  source: 'facts A1 REF-put, C7',
  mayLack: ['unpinning'],
  over: { threads: all(tagged('releasing')) },
  needs: { processes: 1 },
  reached: ({ threads }) => threads.some((one) => one.has('unpinning') && one.has('releasing')),
});
