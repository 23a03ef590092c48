import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The last reference of the pagemap is put by the RCU callback of the kill (source: facts A1
 * REF-sw.4).
 */
export const coverLastPutInSwitch = cover({
  id: 'cover-last-put-in-switch',
  sentence: 'the last reference of the pagemap is put by the RCU callback of the kill',
  source: 'facts A1 REF-sw.4',
  mayLack: ['callback'],
  over: { threads: all(tagged('releasing')) },
  reached: ({ threads }) => threads.some((one) => one.has('callback') && one.has('releasing')),
});
