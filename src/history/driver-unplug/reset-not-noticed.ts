import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const resetNotNoticed = edit({
  id: 'reset-not-noticed',
  title: 'migrate_to_ram copies from memory that a reset has wiped',
  facts: 'A12 surprise, I11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The device is reset: it works, but what its memory held is gone. The driver copies nevertheless and maps what comes out.',
  changes: [
    replaceStep(
      'user_thread',
      'fault.migrate.copy',
      'copy to RAM fails: data lost',
      { target: '#user_thread.fault.unlock', ports: { memory: 'looks lost' } },
      {
        target: 'pages of wiped memory',
        meta: { ports: { memory: 'looks lost', copyLock: 'UNLOCK' }, sleeps: true },
      },
      'copy to RAM: wiped memory',
    ),
    addState('user_thread', 'fault.migrate.pages of wiped memory', {
      on: {
        migrate_vma_pages: {
          target: 'finalize wiped memory',
          meta: { ports: { page: 'looks referenced twice' } },
        },
        'migrate_vma_pages: -EAGAIN': {
          target: '#user_thread.fault.again',
          meta: {
            ports: { page: ['looks not referenced twice', 'MAP_BACK_PUT'], mappings: 'MAP_BACK' },
          },
        },
      },
    }),
    addState('user_thread', 'fault.migrate.finalize wiped memory', {
      on: {
        migrate_vma_finalize: {
          target: '#user_thread.fault.unlock',
          meta: { ports: { page: 'MOVED_PUT', mappings: 'MAP_UNWRITTEN' } },
        },
      },
    }),
  ],
  expect: {
    rule: 'ram-mapped-written',
    class: 'data loss',
    system: 'driver-unplug',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'hardware: device reset',
      'thread0: copy to RAM: wiped memory',
      'thread0: migrate_vma_finalize',
    ],
  },
});
