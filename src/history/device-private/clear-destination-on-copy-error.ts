import { addState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

const migrate = 'fault.migrate';

export const clearDestinationOnCopyError = edit({
  id: 'ab244dd7cf4c',
  title: 'nouveau/dmem: Fix vulnerability in migrate_to_ram upon copy error',
  facts: 'D26',
  evidence: 'read',
  since: '6.12',
  kind: 'revert',
  story:
    'When the copy of a fault failed, the driver left the new page in place as the destination. The migration went on and mapped a page that nothing had been written to: the data was lost, and the process read what the page held before.',
  changes: [
    replaceStep(
      'user_thread',
      `${migrate}.copy`,
      'copy to RAM fails',
      { target: '#user_thread.fault.unlock', ports: { copyLock: 'UNLOCK' } },
      {
        target: 'pages unwritten',
        meta: { ports: { copyLock: 'UNLOCK' }, mayFail: true, sleeps: true, facts: 'A8 V8' },
      },
    ),
    addState('user_thread', `${migrate}.pages unwritten`, {
      on: {
        migrate_vma_pages: {
          target: 'finalize unwritten',
          meta: { ports: { page: 'looks referenced twice' } },
        },
        'migrate_vma_pages: -EAGAIN': {
          target: '#user_thread.fault.again',
          meta: {
            ports: {
              page: ['looks not referenced twice', 'MAP_BACK_PUT'],
              mappings: 'MAP_BACK',
            },
          },
        },
      },
    }),
    addState('user_thread', `${migrate}.finalize unwritten`, {
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
    system: 'device-private',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'thread0: do_swap_page',
      'thread0: copy to RAM fails',
      'thread0: migrate_vma_pages',
      'thread0: migrate_vma_finalize',
    ],
  },
});
