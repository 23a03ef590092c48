import { userThread } from '../../machines/threads/user-thread.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * The last reference of the pagemap is put at the end of a fault (source: facts A1 REF-put, A7 6).
 */
export const coverLastPutInFault = cover({
  id: 'cover-last-put-in-fault',
  sentence: 'the last reference of the pagemap is put at the end of a fault',
  source: 'facts A1 REF-put, A7 6',
  over: { threads: all(userThread) },
  reached: ({ threads }) => threads.some((thread) => thread.is('fault.free.release')),
});
