import { all, cover } from '../../../model/rule.ts';
import { runBy } from '../../../model/scope.ts';

/**
 * The last reference of the pagemap is put by munmap (source: facts A1 REF-put, A10 munmap, C7).
 */
export const coverLastPutInMunmap = cover({
  id: 'cover-last-put-in-munmap',
  sentence: 'the last reference of the pagemap is put by munmap',
  source: 'facts A1 REF-put, A10 munmap, C7',
  mayLack: ['unmapping', 'releasing'],
  over: { threads: all(runBy('user')) },
  needs: { processes: 1 },
  reached: ({ threads }) => threads.some((one) => one.has('unmapping') && one.has('releasing')),
});
