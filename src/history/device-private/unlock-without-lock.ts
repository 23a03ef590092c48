import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const unlockWithoutLock = edit({
  id: 'unlock-without-lock',
  title: 'the error path of migrate_to_ram unlocks the copy lock that it did not take',
  facts: 'A8 V8',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'No RAM page can be had. The error path is shared with a failed copy and unlocks the copy lock, which is not held at that point.',
  changes: [
    replaceStep(
      'user_thread',
      'fault.migrate.alloc',
      'alloc_page fails',
      { target: '#user_thread.fault.unlock', ports: { page: 'MAP_BACK_PUT' } },
      {
        target: '#user_thread.fault.unlock',
        meta: {
          ports: { page: 'MAP_BACK_PUT', mappings: 'MAP_BACK', copyLock: 'UNLOCK' },
          mayFail: true,
          sleeps: true,
        },
      },
    ),
  ],
  expect: {
    rule: 'mutex-unlocked-by-holder',
    class: 'double put',
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['thread0: do_swap_page', 'thread0: alloc_page fails'],
  },
});
