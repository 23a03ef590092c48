import { unmountsBeforeUnbind } from '../../duties/dax/unmounts-before-unbind.ts';
import { edit } from '../../model/edit.ts';

export const unbindUnderMount = edit({
  id: 'unbind-under-mount',
  title: 'the driver is unbound under a mounted file system that is not told',
  facts: 'C6, CAND-8',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'ext4 does not hold its dax device, so that kill_dax has nobody to tell; the block layer tells it when the disk goes, and it shuts down. New faults are kept away, and nobody unmaps: the processes go on to read and write memory that has no struct page and no driver any more, and may soon have another owner.',
  changes: unmountsBeforeUnbind.dropped,
  expect: {
    rule: 'dax-mapping-ends-before-remove',
    class: 'use after free',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1, holder: 0 },
    interleaving: [
      'thread0: vmf_insert_page_mkwrite',
      'driver: kill_dax: clear DAXDEV_ALIVE',
      'driver: remove_pfn_range_from_zone, arch_remove_memory',
    ],
    also: {
      'dax-page-not-put-after-remove':
        'who unmaps or unpins later puts a reference of its struct page',
      'dax-page-not-used-after-remove':
        'who pins, truncates or unmounts later looks at its struct page',
    },
  },
});
