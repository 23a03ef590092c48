import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The unplug waits for an mmap of the file that is under way (source: facts C7 d; fs/kernfs/dir.c:
 * kernfs_drain).
 */
export const coverMmapDrained = cover({
  id: 'cover-mmap-drained',
  sentence: 'the unplug waits for an mmap of the file that is under way',
  source: 'facts C7 d; fs/kernfs/dir.c: kernfs_drain',
  over: { drivers: all(tagged('deactivating')), mappers: all(tagged('inserting')) },
  needs: { processes: 1 },
  reached: ({ drivers, mappers }) =>
    drivers.some((driver) => driver.has('deactivating')) &&
    mappers.some((mapper) => mapper.has('inserting')),
});
