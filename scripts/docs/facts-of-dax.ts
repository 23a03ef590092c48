import { row, type FactsSection } from './facts-row.ts';

/** Memory that a file system maps straight from a pmem device, and how the device goes. */
export const factsOfDax: readonly FactsSection[] = [
  {
    id: 'C6',
    title: 'FS_DAX (fs/dax.c, drivers/nvdimm/pmem.c)',
    rows: [
      row(
        'lock',
        'a fault holds the invalidate lock of the file for reading, a truncate for writing',
      ),
      row('access', 'the device is asked for its memory under the dax SRCU, if it is alive'),
      row('insert', 'the page gets a reference of the fault, then an entry with one of its own'),
      row('put', 'the fault puts its reference, under no SRCU'),
      row('unmap', 'a truncate takes the entry of every process away'),
      row('busy', 'a page that somebody has a reference of is busy'),
      row('wait', 'who finds one queues, looks again, drops the lock and sleeps'),
      row('truncate', 'the page is idle and out of reach: its block is freed'),
      row('umount', 'since 6.15 an unmount waits until every page is idle, and puts the device'),
      row(
        'holder',
        'kill_dax tells who holds the device: XFS shuts down and kills who maps a file',
      ),
      row('kill', 'the device is dead, and who saw it alive is waited for'),
      row(
        'del_gendisk',
        'requests in flight are waited for; the file system is told, and evicts the inodes that nobody uses',
        'left out: a request holds no reference of a page of the pagemap, and an inode in use is not evicted',
      ),
      row('free', 'after memunmap_pages the structure goes that the pagemap is a part of'),
    ],
  },
];
