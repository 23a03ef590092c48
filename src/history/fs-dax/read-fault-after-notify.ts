import { unmountsBeforeUnbind } from '../../duties/dax/unmounts-before-unbind.ts';
import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The order of XFS: the page tables are walked by the invalidation for the last time, then it shuts down. */
export const readFaultAfterNotify = edit({
  id: 'cand-read-fault-after-notify',
  title: 'XFS: a read fault maps a page between the last walk of the page tables and the shutdown',
  facts: 'C6',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'XFS is told that its device goes. It freezes, kills who maps a page, drops the entries and what was mapped meanwhile, and shuts down at the end. A freeze stops no read fault: a process that has mapped the file and not touched the page is not killed, and maps it before the shutdown. Nobody takes mappings away after that. Found by reading the text against the model, not seen on a kernel.',
  changes: [
    ...unmountsBeforeUnbind.dropped,
    replaceStep(
      'dax_fault',
      'user',
      'filemap_invalidate_lock_shared',
      { target: 'access', ports: { mount: 'looks mounted' } },
      {
        target: 'access',
        actions: 'pick',
        meta: {
          ports: {
            process: 'looks open',
            mount: 'looks holding the device',
            pte: 'looks none',
            invalidateLock: 'READ_LOCK',
          },
          picks: ['page'],
          sleeps: true,
          source: 'fs/xfs/xfs_file.c: xfs_filemap_huge_fault',
          facts: 'C6 lock',
        },
      },
      'read fault: no freeze is in the way',
    ),
    replaceStep(
      'pmem_driver',
      'notify',
      'dax_holder_notify_failure',
      { target: 'unmap' },
      {
        target: 'dropEntries',
        guard: 'holder',
        meta: {
          ports: { mount: ['looks holding the device', 'SHUTDOWN'] },
          source: 'fs/xfs/xfs_notify_failure.c: xfs_dax_notify_failure_freeze',
          facts: 'C6 holder',
        },
      },
      'freeze_super',
    ),
    addState('pmem_driver', 'dropEntries', {
      on: {
        'invalidate_inode_pages2_range: drop the entries': {
          target: 'unmap',
          actions: 'first entry',
          meta: { ports: { entries: 'DELETE' }, facts: 'C6 holder' },
        },
      },
    }),
    replaceStep(
      'pmem_driver',
      'invalidate',
      'invalidate_inode_pages2_range, thaw_super',
      { target: 'kill_dax', ports: { entries: 'DELETE' } },
      { target: 'kill_dax', meta: { facts: 'C6 holder' } },
      'xfs_force_shutdown, thaw_super',
    ),
  ],
  expect: {
    rule: 'dax-mapping-ends-before-remove',
    class: 'use after free',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1, holder: 1 },
    interleaving: [
      'driver: freeze_super',
      'driver: unmap_and_kill: no entry',
      'thread0: vmf_insert_page_mkwrite',
      'driver: xfs_force_shutdown, thaw_super',
      'driver: remove_pfn_range_from_zone, arch_remove_memory',
    ],
    also: {
      'dax-page-not-put-after-remove': 'the munmap that follows, or a pin, puts the page',
      'dax-page-not-used-after-remove': 'who pins, truncates or unmounts later looks at the page',
      'unmounted-means-idle': 'the entry of a pinned page is dropped: see cand-8',
    },
  },
});
