import { p2pDriver } from '../../machines/threads/p2p-driver.ts';
import { p2pMapper } from '../../machines/threads/p2p-mapper.ts';
import { all, cover, one } from '../../model/rule.ts';

/**
 * The unplug waits for an mmap of the file that is under way (source: facts C7 d; fs/kernfs/dir.c:
 * kernfs_drain).
 */
export const coverMmapDrained = cover({
  id: 'cover-mmap-drained',
  sentence: 'the unplug waits for an mmap of the file that is under way',
  source: 'facts C7 d; fs/kernfs/dir.c: kernfs_drain',
  over: { driver: one(p2pDriver), mappers: all(p2pMapper) },
  needs: { processes: 1 },
  reached: ({ driver, mappers }) =>
    driver.is('unmapping.drain') && mappers.some((mapper) => mapper.is('insert')),
});
