import { p2pMapper } from '../../machines/threads/p2p-mapper.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * The last reference of the pagemap is put by munmap (source: facts A1 REF-put, A10 munmap, C7).
 */
export const coverLastPutInMunmap = cover({
  id: 'cover-last-put-in-munmap',
  sentence: 'the last reference of the pagemap is put by munmap',
  source: 'facts A1 REF-put, A10 munmap, C7',
  over: { mappers: all(p2pMapper) },
  needs: { processes: 1 },
  reached: ({ mappers }) => mappers.some((mapper) => mapper.is('free.reference.release')),
});
