import { process } from '../../machines/threads/process.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * The last reference of the pagemap is put under a page-table lock in exit_mmap (source: facts A1
 * REF-put, A10 exit_mmap).
 */
export const coverLastPutInExit = cover({
  id: 'cover-last-put-in-exit',
  sentence: 'the last reference of the pagemap is put under a page-table lock in exit_mmap',
  source: 'facts A1 REF-put, A10 exit_mmap',
  over: { processes: all(process) },
  reached: ({ processes }) => processes.some((one) => one.is('exiting.free.free.release')),
});
