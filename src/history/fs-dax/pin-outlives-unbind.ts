import { unmountsBeforeUnbind } from '../../duties/dax/unmounts-before-unbind.ts';
import { edit } from '../../model/edit.ts';

/** Seen on 6.1, 6.12 and 7.3. The file system is told here, so that no mapping is left, only the pin. */
export const pinOutlivesUnbind = edit({
  id: 'cand-8',
  title: 'memunmap_pages does not wait for pins of FS_DAX pages',
  facts: 'CAND-8',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The driver is unbound while the file system is mounted. A page of FS_DAX memory holds no reference of its pagemap, so that the unregister waits for no pin; an eviction of the inode would, but the file system that is told has dropped the entries that it looks at. The struct pages go; direct I/O ends or the pipe is closed, and the unpin touches one of them.',
  changes: unmountsBeforeUnbind.dropped,
  expect: {
    rule: 'dax-page-not-put-after-remove',
    class: 'use after free',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1, holder: 1 },
    interleaving: [
      'pin0: try_grab_folio',
      'driver: wait_for_completion',
      'driver: remove_pfn_range_from_zone, arch_remove_memory',
      'pin0: unpin_user_page',
    ],
    also: {
      'dax-page-not-used-after-remove':
        'an unmount or a truncate that waits for the pin looks again',
      'unmounted-means-idle':
        'the entry of a pinned page is dropped with the others, and an unmount looks at entries only',
    },
  },
});
