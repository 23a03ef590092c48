import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const daxReadUnlockTwice = edit({
  id: 'dax-read-unlock-twice',
  title: 'a dax fault leaves its SRCU section a second time when it returns',
  facts: 'C6',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The fault has left its section after direct_access. A second unlock is counted against another reader: kill_dax no longer waits for that one.',
  changes: [
    replaceStep(
      'dax_fault',
      'unlock',
      'filemap_invalidate_unlock_shared',
      { target: 'user', ports: { invalidateLock: 'READ_UNLOCK' } },
      {
        target: 'user',
        actions: 'forget',
        meta: { ports: { invalidateLock: 'READ_UNLOCK', dax: 'EXIT' } },
      },
      'filemap_invalidate_unlock_shared, dax_read_unlock',
    ),
  ],
  expect: {
    rule: 'dax-sections-balanced',
    class: 'early completion',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'thread0: dax_direct_access, dax_read_unlock',
      'thread0: filemap_invalidate_unlock_shared, dax_read_unlock',
    ],
  },
});
