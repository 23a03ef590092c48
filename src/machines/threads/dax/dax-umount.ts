import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every, ThreadDef } from '../../../model/thread-def.ts';
import type { daxEntry } from '../../objects/dax/dax-entry.ts';
import type { daxMount } from '../../objects/dax/dax-mount.ts';
import type { daxPage } from '../../objects/dax/dax-page.ts';
import { isLastPage, nextPage, type PageCursor } from '../../parts/page-cursor.ts';
import type { pageIdleWait } from '../../objects/dax/page-idle-wait.ts';

interface Ports {
  page: typeof daxPage;
  entry: typeof daxEntry;
  entries: Every<typeof daxEntry>;
  idle: typeof pageIdleWait;
  mount: typeof daxMount;
  processes: Every<ThreadDef<unknown, unknown>>;
  truncate: ThreadDef<unknown, unknown>;
}

const step = steps<Ports>();
const stored = { entry: 'looks stored' } as const;
const busy = { source: 'fs/dax.c: dax_layout_busy_page_range', facts: 'C6 umount' } as const;
const wait = {
  source: 'fs/dax.c: wait_page_idle_uninterruptible',
  facts: 'C6 umount, A13',
} as const;

const machine = setup({
  types: threadTypes<Ports, PageCursor>(),
  guards: { 'last page': isLastPage },
  actions: {
    'first page': assign({ page: 0 }),
    'next page': assign(nextPage),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'dax_umount',
  description:
    'Unmounts the file system once nobody has a file open. Pins need no open file: eviction of the inode waits for them since 6.15',
  meta: { source: 'fs/dax.c: dax_break_layout_final', facts: 'C6 D32' },
  initial: 'mounted',
  context: ({ input }) => input as PageCursor,
  states: {
    mounted: {
      tags: 'rest',
      description: 'Nothing obliges the administrator to unmount',
      on: {
        generic_shutdown_super: step(
          'evict',
          {
            processes: 'looks closed',
            truncate: 'looks idle',
            mount: ['looks holding the device', 'UMOUNT'],
          },
          { actions: 'first page', source: 'fs/super.c: generic_shutdown_super' },
        ),
      },
    },
    evict: {
      tags: 'unmounting',
      description: 'No process maps a page any more: the references that are left are pins',
      initial: 'busy',
      states: {
        busy: {
          on: {
            'dax_layout_busy_page: no entry': step('next', { entry: 'looks none' }, busy),
            'dax_layout_busy_page: none': step(
              'next',
              { ...stored, page: ['looks idle', 'TOUCH'] },
              busy,
            ),
            dax_layout_busy_page: step(
              'prepare',
              { ...stored, page: ['looks not idle', 'TOUCH'] },
              busy,
            ),
          },
        },
        prepare: { on: { prepare_to_wait_event: step('test', { idle: 'PREPARE' }, wait) } },
        test: {
          on: {
            'dax_page_is_idle: schedule': step(
              'asleep',
              { page: ['looks not idle', 'TOUCH'] },
              { ...wait, sleeps: true },
            ),
            dax_page_is_idle: step('busy', { page: ['looks idle', 'TOUCH'], idle: 'FINISH' }, wait),
          },
        },
        asleep: {
          tags: 'asleep',
          description: 'Uninterruptible and without a timeout',
          on: { 'woken by wake_up_var': step('prepare', { idle: 'looks woken' }, wait) },
        },
        next: {
          always: [
            { guard: 'last page', target: '#dax_umount.put', actions: 'forget' },
            { target: 'busy', actions: 'next page' },
          ],
        },
      },
    },
    put: {
      on: {
        'dax_delete_mapping_range, fs_put_dax': step(
          'unmounted',
          { entries: 'DELETE', mount: 'PUT_DAX' },
          { source: 'drivers/dax/super.c: fs_put_dax', facts: 'C6 umount' },
        ),
      },
    },
    unmounted: { tags: 'rest' },
  },
});

/** The thread that unmounts a file system with dax files. */
export const daxUmount = thread<Ports, PageCursor, typeof machine>(machine, { actor: 'kernel' });
