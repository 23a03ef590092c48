import { p2pRequest } from '../../machines/threads/p2p-request.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * The last reference of the pagemap is put when a request completes (source: facts A1 REF-put, C7).
 */
export const coverLastPutInRequest = cover({
  id: 'cover-last-put-in-request',
  sentence: 'the last reference of the pagemap is put when a request completes',
  source: 'facts A1 REF-put, C7',
  over: { requests: all(p2pRequest) },
  needs: { processes: 1 },
  reached: ({ requests }) => requests.some((request) => request.is('free.reference.release')),
});
