import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every, ThreadDef } from '../../../model/thread-def.ts';
import { closeFile, type ClosePorts } from '../../parts/pages/close-file.ts';
import { copyEntry } from '../../parts/pages/copy-entry.ts';
import { isLastPage, nextPage, type PageCursor } from '../../parts/page-cursor.ts';
import type { pte } from '../../objects/pages/pte.ts';
import { zapEntry, zapFree, type ZapPorts } from '../../parts/pages/zap-entry.ts';

interface Ports extends ClosePorts, ZapPorts {
  /** The entry of the parent for the page at hand. */
  parentPte: typeof pte;
  threads: Every<ThreadDef<unknown, unknown>>;
  /** Every thread that may be in an ioctl on the file. */
  fileUsers: Every<ThreadDef<unknown, unknown>>;
  parent: ThreadDef<unknown, unknown>;
  parentThreads: Every<ThreadDef<unknown, unknown>>;
  /** Children that are copying the page tables of this process: mmap_lock is held for writing. */
  forks: Every<ThreadDef<unknown, unknown>>;
}

interface Life extends PageCursor {
  /** The first process runs from the start; the others are forked. */
  readonly first?: true | undefined;
  /** The process may close the device file. */
  readonly closes?: true | undefined;
}

const step = steps<Ports>();

/** Nobody holds the mmap_lock of this process for writing. */
const readable = { forks: 'looks not copying' } as const;

const machine = setup({
  types: threadTypes<Ports, Life>(),
  guards: {
    first: ({ context }) => context.first === true,
    closes: ({ context }) => context.closes === true,
    'last page': isLastPage,
  },
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
    'first page': assign({ page: 0 }),
    'next page': assign(nextPage),
  },
}).createMachine({
  id: 'process',
  description: 'The life of a process as its page tables see it: forked, unmapping, exiting',
  meta: { source: 'kernel/fork.c, mm/memory.c' },
  initial: 'start',
  context: ({ input }) => input as Life,
  states: {
    start: { always: [{ guard: 'first', target: 'running' }, { target: 'unborn' }] },
    unborn: {
      tags: 'rest',
      on: {
        dup_mmap: step(
          'copying.entry',
          { parent: ['looks running', 'looks not running.munmap'], parentThreads: 'looks user' },
          { actions: 'first page', sleeps: true, source: 'mm/mmap.c: dup_mmap', facts: 'A10 fork' },
        ),
      },
    },
    copying: {
      description:
        'mmap_lock of the parent is held for writing; each entry is copied under both locks',
      initial: 'entry',
      states: {
        entry: {
          on: copyEntry('next'),
        },
        next: {
          always: [
            { guard: 'last page', target: '#process.running', actions: 'forget' },
            { target: 'entry', actions: 'next page' },
          ],
        },
      },
    },
    running: {
      description:
        'Its threads run, also while one of them unmaps with mmap_lock held for reading, or closes a file',
      initial: 'alive',
      states: {
        alive: {
          tags: 'rest',
          description: 'Nothing obliges it to unmap or to exit',
          on: {
            ...zapEntry('alive', 'munmap', { picks: ['page'], actions: 'pick', before: readable }),
            do_exit: step(
              '#process.exiting.zap',
              { ...readable, threads: 'looks user' },
              { actions: 'first page', sleeps: true, facts: 'A10 exit_mmap' },
            ),
            'close: release': {
              ...step(
                'close',
                { file: ['looks open', 'CLOSE'], fileUsers: 'looks not migrate' },
                { facts: 'C1' },
              ),
              guard: 'closes',
            },
          },
        },
        munmap: {
          ...zapFree('#process.running.munmap', '#process.running.alive', 'forget'),
          tags: 'unmapping',
        },
        close: closeFile,
      },
    },
    exiting: {
      tags: 'exiting',
      description: 'The last thread is gone; exit_mmap takes the page tables down',
      initial: 'zap',
      meta: { source: 'mm/mmap.c: exit_mmap' },
      states: {
        zap: {
          on: {
            ...zapEntry('next', 'free'),
            'zap_pte_range: no entry': step(
              'next',
              { pte: 'looks none' },
              { facts: 'A10 exit_mmap' },
            ),
          },
        },
        free: zapFree('#process.exiting.free', '#process.exiting.next'),
        next: {
          always: [
            { guard: 'last page', target: '#process.dead', actions: 'forget' },
            { target: 'zap', actions: 'next page' },
          ],
        },
      },
    },
    dead: { tags: 'rest' },
  },
});

/** A process: what happens to all its page tables. */
export const process = thread<Ports, Life, typeof machine>(machine, { actor: 'user' });
