import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The RCU callback of the kill drops the last reference and releases (source: facts A1 REF-sw.4).
 */
export const coverLastPutInCallback = cover({
  id: 'cover-last-put-in-callback',
  sentence: 'the RCU callback of the kill drops the last reference and releases',
  source: 'facts A1 REF-sw.4',
  mayLack: ['callback'],
  over: { threads: all(tagged('releasing')) },
  reached: ({ threads }) => threads.some((one) => one.has('callback') && one.has('releasing')),
});
