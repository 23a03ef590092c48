import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import { cpuFault, type FaultPorts } from '../../parts/pages/cpu-fault.ts';
import { coherentAccess } from '../../parts/pages/coherent-access.ts';
import { longtermPin } from '../../parts/pages/longterm-pin.ts';
import { migrateBack } from '../../parts/pages/migrate-back.ts';
import { migrateToDevice, type ToDevicePorts } from '../../parts/pages/migrate-to-device.ts';
import type { process } from './process.ts';

interface Ports extends FaultPorts, ToDevicePorts {
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

/** The process has not begun to exit and nobody holds its mmap_lock for writing. */
const readable = { process: 'looks running', forks: 'looks not copying' } as const;

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
    'A thread of a user process. It touches its memory, which may fault, asks the driver to move it, or pins it. One at a time: mmap_lock is held for reading by all',
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
            ...coherentAccess(readable),
          },
        },
        refault: {
          tags: 'faulting',
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
            'the access succeeds: device memory': step(
              'idle',
              { ...readable, pte: 'looks device coherent', memory: 'ACCESS' },
              { actions: 'forget', facts: 'B COHERENT' },
            ),
            'killed by a signal': step(
              'idle',
              { process: 'looks not running' },
              { actions: 'forget' },
            ),
          },
        },
      },
    },
    wait: {
      tags: ['faulting', 'asleep'],
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
    fault: cpuFault,
    migrate: migrateToDevice,
    back: migrateBack,
    longterm: longtermPin,
  },
});

/** A thread of a process: it faults, or it migrates to the device. */
export const userThread = thread<Ports, Indices, typeof machine>(machine, { actor: 'user' });
