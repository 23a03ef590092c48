import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../src/model/thread.ts';
import type { Every, ThreadDef } from '../../../src/model/thread-def.ts';
import type { daxEntry } from '../../../src/machines/objects/dax/dax-entry.ts';
import type { daxMount } from '../../../src/machines/objects/dax/dax-mount.ts';
import type { daxPage } from '../../../src/machines/objects/dax/dax-page.ts';
import type { pageIdleWait } from '../../../src/machines/objects/dax/page-idle-wait.ts';
import type { PageCursor } from '../../../src/machines/parts/page-cursor.ts';

interface Ports {
  readonly page: typeof daxPage;
  readonly entry: typeof daxEntry;
  readonly entries: Every<typeof daxEntry>;
  readonly idle: typeof pageIdleWait;
  readonly mount: typeof daxMount;
  readonly processes: Every<ThreadDef<unknown, unknown>>;
  readonly truncate: ThreadDef<unknown, unknown>;
}

const step = steps<Ports>();
const sleeps = { sleeps: true } as const;

/**
 * A file system of one page that is unmounted when nobody has it open.
 *
 * @param fault it looks at the page and queues itself afterwards: a wake-up in between is lost
 */
export function ownUnmounter(fault?: 'queues too late'): ThreadDef<Ports, PageCursor> {
  const late = fault === 'queues too late';
  const machine = setup({
    types: threadTypes<Ports, PageCursor>(),
    actions: { first: assign({ page: 0 }), forget: assign({ page: undefined }) },
  }).createMachine({
    id: 'my_unmounter',
    initial: 'up',
    context: ({ input }) => input as PageCursor,
    states: {
      up: {
        tags: 'rest',
        on: {
          umount: step(
            late ? 'look' : 'queue',
            {
              processes: 'looks closed',
              truncate: 'looks idle',
              mount: ['looks holding the device', 'UMOUNT'],
            },
            { actions: 'first' },
          ),
        },
      },
      queue: {
        tags: 'unmounting',
        on: { prepare: step(late ? 'sleep' : 'look', { idle: 'PREPARE' }) },
      },
      look: {
        tags: 'unmounting',
        on: {
          'the page is in use': step(
            late ? 'queue' : 'sleep',
            { page: ['looks not idle', 'TOUCH'] },
            sleeps,
          ),
          'the page is idle': step('end', {
            page: ['looks idle', 'TOUCH'],
            ...(late ? {} : { idle: 'FINISH' as const }),
          }),
        },
      },
      sleep: {
        tags: ['unmounting', 'asleep'],
        on: { 'woken up': step(late ? 'look' : 'queue', { idle: 'looks woken' }) },
      },
      end: {
        on: {
          'give the device back': step(
            'down',
            { entries: 'DELETE', mount: 'PUT_DAX' },
            { actions: 'forget' },
          ),
        },
      },
      down: { tags: 'rest' },
    },
  });
  return thread<Ports, PageCursor>(machine, { actor: 'kernel' });
}
