import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const layoutBreakWithoutRelock = edit({
  id: 'layout-break-without-relock',
  title: 'a truncate that has slept until a page is idle does not take its lock again',
  facts: 'C6, A13',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The lock is dropped for the sleep. When it is not taken again, a fault maps the page while the truncate looks at it and frees its block, and the truncate unlocks what it does not hold.',
  changes: [
    replaceStep(
      'dax_truncate',
      'wait.lock',
      'filemap_invalidate_lock',
      { target: 'prepare', ports: { invalidateLock: 'WRITE_LOCK' } },
      { target: 'prepare' },
      'the lock is not taken again',
    ),
  ],
  expect: {
    rule: 'rw-semaphore-unlocked-by-holder',
    class: 'early completion',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'truncate: dax_page_is_idle: schedule',
      'truncate: woken by wake_up_var',
      'truncate: the lock is not taken again',
    ],
    also: { 'block-freed-when-idle': 'a fault maps the page before its block is freed' },
  },
});
