import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** The last reference of the pagemap is put by the end of a pin (source: facts A1 REF-put, A11). */
export const coverLastPutByUnpin = cover({
  id: 'cover-last-put-by-unpin',
  sentence: 'the last reference of the pagemap is put by the end of a pin',
  source: 'facts A1 REF-put, A11',
  mayLack: ['unpinning'],
  over: { threads: all(tagged('releasing')) },
  reached: ({ threads }) => threads.some((one) => one.has('unpinning') && one.has('releasing')),
});
