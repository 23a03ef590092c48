import { all, cover } from '../../../model/rule.ts';
import { runBy } from '../../../model/scope.ts';

/** A user drops the last reference and releases (source: facts A1 REF-put). */
export const coverLastPutByUser = cover({
  id: 'cover-last-put-by-user',
  sentence: 'a user drops the last reference and releases',
  source: 'facts A1 REF-put',
  mayLack: ['releasing'],
  over: { threads: all(runBy('user')) },
  reached: ({ threads }) => threads.some((one) => one.has('releasing')),
});
