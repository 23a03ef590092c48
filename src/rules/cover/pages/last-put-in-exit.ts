import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The last reference of the pagemap is put under a page-table lock in exit_mmap (source: facts A1
 * REF-put, A10 exit_mmap).
 */
export const coverLastPutInExit = cover({
  id: 'cover-last-put-in-exit',
  sentence: 'the last reference of the pagemap is put under a page-table lock in exit_mmap',
  source: 'facts A1 REF-put, A10 exit_mmap',
  mayLack: ['exiting', 'flushed'],
  over: { threads: all(tagged('releasing')) },
  reached: ({ threads }) =>
    threads.some((one) => one.has('exiting') && !one.has('flushed') && one.has('releasing')),
});
