import { assign, setup } from 'xstate';
import { steps, thread, threadTypes, type Every } from '../model/thread.ts';
import type { deviceFile } from './device-file.ts';
import type { drmDevice } from './drm-device.ts';
import { freeTail, type FreePorts } from './free-tail.ts';
import { FAULT, migrateToRam, type MigratePorts } from './migrate-to-ram.ts';
import type { pagemap } from './pagemap.ts';
import type { process } from './process.ts';
import type { pte } from './pte.ts';

interface Ports extends FreePorts, MigratePorts {
  /** The entry of this process for the page picked. */
  pte: typeof pte;
  pgmap: typeof pagemap;
  drm: typeof drmDevice;
  file: typeof deviceFile;
  process: typeof process;
  /** Children that are copying the page tables of this process: mmap_lock is held for writing. */
  forks: Every<typeof process>;
}

interface Indices {
  readonly page?: number | undefined;
  /** The access has to be tried again. */
  readonly again?: true | undefined;
}

const step = steps<Ports>();

/** The process runs and nobody holds its mmap_lock for writing. */
const readable = { process: 'looks alive', forks: 'looks not copying' } as const;

const machine = setup({
  types: threadTypes<Ports, Indices>(),
  guards: { again: ({ context }) => context.again === true },
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
    retry: assign({ again: true as const }),
    clear: assign({ again: undefined }),
  },
}).createMachine({
  id: 'user_thread',
  description:
    'A thread of a user process. It touches its memory, which faults, or asks the driver to move it to the device. One at a time: mmap_lock is held for reading by both',
  meta: { source: 'mm/memory.c' },
  initial: 'user',
  context: {},
  states: {
    user: {
      initial: 'idle',
      states: {
        idle: {
          tags: 'rest',
          description: 'In user mode; nothing obliges it to touch anything again',
          on: {
            do_anonymous_page: step(
              'idle',
              { ...readable, pte: ['looks none', 'MAP_ZERO_PAGE'] },
              { picks: ['page'], sleeps: true },
            ),
            do_swap_page: step(
              '#user_thread.fault',
              { ...readable, pte: 'looks device private', page: 'FAULT_GET' },
              { picks: ['page'], actions: 'pick', facts: 'A7 1-4' },
            ),
            'do_swap_page: folio is locked': step(
              '#user_thread.wait',
              { ...readable, pte: 'looks device private', page: 'FAULT_BUSY' },
              { picks: ['page'], actions: 'pick', facts: 'A7 2b' },
            ),
            'do_swap_page: migration entry': step(
              '#user_thread.wait',
              { ...readable, pte: 'looks migration' },
              { picks: ['page'], actions: 'pick', facts: 'A7' },
            ),
            'ioctl: migrate to device': step(
              '#user_thread.migrate',
              {
                ...readable,
                file: 'looks open',
                drm: 'ENTER',
                pte: ['looks in ram or none', 'COLLECT_RAM'],
              },
              { picks: ['page'], actions: 'pick', sleeps: true, facts: 'A12, A8 V1-V6' },
            ),
          },
        },
        refault: {
          description: 'The same access is executed again',
          on: {
            do_swap_page: step(
              '#user_thread.fault',
              { ...readable, pte: 'looks device private', page: 'FAULT_GET' },
              { facts: 'A7 1-4' },
            ),
            'do_swap_page: folio is locked': step(
              '#user_thread.wait',
              { ...readable, pte: 'looks device private', page: 'FAULT_BUSY' },
              { facts: 'A7 2b' },
            ),
            'do_swap_page: migration entry': step(
              '#user_thread.wait',
              { ...readable, pte: 'looks migration' },
              { facts: 'A7' },
            ),
            'the access succeeds': step(
              'idle',
              { ...readable, pte: 'looks in ram or none' },
              { actions: 'forget' },
            ),
            'killed by a signal': step(
              'idle',
              { process: 'looks not alive' },
              { actions: 'forget' },
            ),
          },
        },
      },
    },
    wait: {
      description: 'Sleeps on the folio lock and holds no reference of the page',
      meta: { source: 'mm/filemap.c: softleaf_entry_wait_on_locked', facts: 'A7 2b' },
      on: {
        softleaf_entry_wait_on_locked: step(
          'user.refault',
          { page: 'WAIT_ON_LOCKED' },
          { sleeps: true },
        ),
      },
    },
    fault: {
      description: 'The page is referenced and locked, the page-table lock is dropped',
      initial: 'callback',
      meta: { source: 'mm/memory.c: do_swap_page', facts: 'A7' },
      states: {
        callback: {
          on: {
            migrate_to_ram: step(
              'collect',
              { page: 'TOUCH', pgmap: 'USE', module: 'CALL', file: 'USE' },
              { sleeps: true, facts: 'A7 5' },
            ),
          },
        },
        collect: {
          meta: { source: 'mm/migrate_device.c: migrate_vma_collect_pmd' },
          on: {
            migrate_vma_setup: step(
              'migrate',
              { pte: ['looks device private', 'COLLECT'], page: 'COLLECT' },
              { sleeps: true, facts: 'A8 V1-V5' },
            ),
            'migrate_vma_setup: nothing to migrate': step(
              'unlock',
              { pte: 'looks not device private' },
              { sleeps: true, facts: 'A8 V2' },
            ),
          },
        },
        migrate: migrateToRam(FAULT, {
          moved: '#user_thread.fault.unlock',
          again: '#user_thread.fault.again',
          failed: '#user_thread.fault.unlock',
        }),
        again: { entry: 'retry', always: 'unlock' },
        unlock: { on: { folio_unlock: step('put', { page: 'UNLOCK' }, { facts: 'A7 6' }) } },
        put: {
          on: {
            folio_put: step('return', { page: 'PUT' }, { facts: 'A7 6' }),
            'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A7 6' }),
          },
        },
        free: freeTail('#user_thread.fault.return'),
        return: {
          always: [
            { guard: 'again', target: '#user_thread.user.refault', actions: 'clear' },
            { target: '#user_thread.user.idle', actions: 'forget' },
          ],
        },
      },
    },
    migrate: {
      description: 'In a drm_dev_enter section; the entry is isolated',
      initial: 'allocate',
      meta: { source: 'lib/test_hmm.c: dmirror_migrate_to_device', facts: 'A8' },
      states: {
        allocate: {
          on: {
            'take a free page': step(
              'reference',
              { page: 'ALLOC', data: 'TOUCH', module: 'CALL' },
              { facts: 'A5 1' },
            ),
            'no free page': step(
              'exit',
              { page: 'NO_PAGE', pte: 'RESTORE_RAM' },
              { facts: 'A8 V7' },
            ),
          },
        },
        reference: {
          meta: { source: 'mm/memremap.c: zone_device_page_init', facts: 'A5' },
          on: {
            percpu_ref_tryget_many: step('init', { ref: 'TRYGET' }, { facts: 'A5 2' }),
            'percpu_ref_tryget_many fails': step(
              'init',
              { ref: 'TRYGET_FAILS' },
              { facts: 'A5 2' },
            ),
          },
        },
        init: {
          meta: { source: 'mm/memremap.c: zone_device_page_init', facts: 'A5' },
          on: {
            'set_page_count, lock_page': step(
              'copy',
              { page: 'INIT', pgmap: 'PAGE_INIT' },
              { facts: 'A5 3' },
            ),
          },
        },
        copy: {
          on: {
            'copy to device': step(
              'finalize',
              {
                copyLock: 'looks unlocked',
                engine: 'looks running',
                memory: ['looks not lost', 'ACCESS'],
                page: 'WRITE',
              },
              { sleeps: true, facts: 'A8 V8' },
            ),
            'copy to device fails': step(
              'put',
              { copyLock: 'looks unlocked', pte: 'RESTORE_RAM', page: 'UNLOCK' },
              { mayFail: true, sleeps: true, facts: 'A8 V8' },
            ),
            'copy to device fails: engine stopped': step(
              'put',
              { engine: 'looks stopped', pte: 'RESTORE_RAM', page: 'UNLOCK' },
              { facts: 'A8 V8' },
            ),
            'copy to device fails: memory lost': step(
              'put',
              { memory: 'looks lost', pte: 'RESTORE_RAM', page: 'UNLOCK' },
              { facts: 'A12 surprise' },
            ),
          },
        },
        finalize: {
          on: {
            migrate_vma_finalize: step(
              'put',
              { pte: ['looks migrating from ram', 'MAP_DEVICE'], page: 'MAP_UNLOCK' },
              { facts: 'A8 V10' },
            ),
            'migrate_vma_finalize: entry is gone': step(
              'put',
              { pte: 'looks not migrating from ram', page: 'UNLOCK' },
              { facts: 'A8 V10' },
            ),
          },
        },
        put: {
          on: {
            folio_put: step('exit', { page: 'PUT' }, { facts: 'A8 V10' }),
            'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A8 V10' }),
          },
        },
        free: freeTail('#user_thread.migrate.exit'),
        exit: {
          on: {
            drm_dev_exit: step(
              '#user_thread.user.idle',
              { drm: 'EXIT' },
              { actions: 'forget', facts: 'A12' },
            ),
          },
        },
      },
    },
  },
});

/** A thread of a process: it faults, or it migrates to the device. */
export const userThread = thread<Ports, Indices>(machine, { actor: 'user' });
