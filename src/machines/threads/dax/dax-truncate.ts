import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { daxEntry } from '../../objects/dax/dax-entry.ts';
import type { daxMount } from '../../objects/dax/dax-mount.ts';
import { freeDaxPage } from '../../parts/dax/free-dax-page.ts';
import type { rwSemaphore } from '../../objects/locks/rw-semaphore.ts';
import { zapDaxPte, type ZapDaxPorts } from '../../parts/dax/zap-dax-pte.ts';

interface Ports extends ZapDaxPorts {
  entry: typeof daxEntry;
  mount: typeof daxMount;
  invalidateLock: typeof rwSemaphore;
}

interface Truncate {
  readonly processes: number;
  readonly process?: number | undefined;
  readonly page?: number | undefined;
}

const step = steps<Ports>();
const stored = { entry: 'looks stored' } as const;
// The kernel takes the mappings off the count. Under the lock there are none: they were just taken away.
const busy = { source: 'fs/dax.c: dax_layout_busy_page_range', facts: 'C6 busy' } as const;
const wait = { source: 'fs/dax.c: wait_page_idle', facts: 'C6 wait, A13' } as const;

const machine = setup({
  types: threadTypes<Ports, Truncate>(),
  guards: { last: ({ context: { process = 0, processes } }) => process + 1 >= processes },
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number, process: 0 }),
    'first process': assign({ process: 0 }),
    'next process': assign({ process: ({ context: { process = 0 } }) => process + 1 }),
    forget: assign({ page: undefined, process: undefined }),
  },
}).createMachine({
  id: 'dax_truncate',
  description:
    'The file system takes a block out of a file, by truncate or by punching a hole: it breaks the layout, which waits until nobody has a reference of the page, and frees the block',
  meta: { source: 'fs/dax.c: dax_break_layout', facts: 'C6' },
  initial: 'idle',
  context: ({ input }) => input as Truncate,
  states: {
    idle: {
      tags: 'rest',
      on: {
        filemap_invalidate_lock: step(
          'unmap',
          { mount: 'looks mounted', invalidateLock: 'WRITE_LOCK' },
          { picks: ['page'], actions: 'pick', sleeps: true, facts: 'C6 lock' },
        ),
      },
    },
    unmap: {
      tags: 'truncating',
      initial: 'zap',
      meta: { source: 'mm/memory.c: unmap_mapping_pages', facts: 'C6' },
      states: {
        zap: {
          on: zapDaxPte('unmap_mapping_pages', {
            next: 'next',
            freeing: 'free',
            facts: 'C6 unmap',
          }),
        },
        free: freeDaxPage('#dax_truncate.unmap.next'),
        next: {
          always: [
            { guard: 'last', target: '#dax_truncate.busy' },
            { target: 'zap', actions: 'next process' },
          ],
        },
      },
    },
    busy: {
      tags: 'truncating',
      on: {
        'dax_layout_busy_page: no entry': step('free', { entry: 'looks none' }, busy),
        'dax_layout_busy_page: none': step(
          'free',
          { ...stored, page: ['looks idle', 'TOUCH'] },
          busy,
        ),
        dax_layout_busy_page: step('wait', { ...stored, page: ['looks not idle', 'TOUCH'] }, busy),
      },
    },
    wait: {
      tags: 'truncating',
      description:
        'wait_var_event: queued before the page is looked at, so that no wake-up is lost',
      initial: 'prepare',
      states: {
        prepare: { on: { prepare_to_wait_event: step('test', { idle: 'PREPARE' }, wait) } },
        test: {
          on: {
            'dax_page_is_idle: schedule': step(
              'asleep',
              { page: ['looks not idle', 'TOUCH'], invalidateLock: 'WRITE_UNLOCK' },
              { ...wait, sleeps: true },
            ),
            dax_page_is_idle: step(
              '#dax_truncate.unmap',
              { page: ['looks idle', 'TOUCH'], idle: 'FINISH' },
              { ...wait, actions: 'first process' },
            ),
          },
        },
        asleep: {
          tags: 'asleep',
          description: 'The lock is dropped meanwhile: the page may be mapped and pinned anew',
          on: { 'woken by wake_up_var': step('lock', { idle: 'looks woken' }, wait) },
        },
        lock: {
          on: {
            filemap_invalidate_lock: step(
              'prepare',
              { invalidateLock: 'WRITE_LOCK' },
              { ...wait, sleeps: true },
            ),
          },
        },
      },
    },
    free: {
      tags: 'truncating',
      on: {
        'dax_delete_mapping_entry, free the block': step(
          'unlock',
          { mount: 'looks not shut down', entry: 'DELETE', page: 'FREE_BLOCK' },
          { facts: 'C6 truncate' },
        ),
        'the file system is shut down': step(
          'unlock',
          { mount: 'looks shut down' },
          { facts: 'C6 holder' },
        ),
      },
    },
    unlock: {
      tags: 'truncating',
      on: {
        filemap_invalidate_unlock: step(
          'idle',
          { invalidateLock: 'WRITE_UNLOCK' },
          { actions: 'forget', facts: 'C6 lock' },
        ),
      },
    },
  },
});

/** A thread that frees a block of a dax file. */
export const daxTruncate = thread<Ports, Truncate, typeof machine>(machine, { actor: 'kernel' });
