import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { ThreadDef } from '../../../model/thread-def.ts';
import type { daxDevice } from '../../objects/dax/dax-device.ts';
import type { daxEntry } from '../../objects/dax/dax-entry.ts';
import type { daxMount } from '../../objects/dax/dax-mount.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import { freeDaxPage, type PutDaxPorts } from '../../parts/dax/free-dax-page.ts';
import type { rwSemaphore } from '../../objects/locks/rw-semaphore.ts';

interface Ports extends PutDaxPorts {
  pte: typeof daxPte;
  entry: typeof daxEntry;
  dax: typeof daxDevice;
  mount: typeof daxMount;
  /** mapping->invalidate_lock of the file. */
  invalidateLock: typeof rwSemaphore;
  process: ThreadDef<unknown, unknown>;
}

interface Fault {
  readonly page?: number | undefined;
}

const step = steps<Ports>();

const machine = setup({
  types: threadTypes<Ports, Fault>(),
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'dax_fault',
  description:
    'A thread of a process that touches its mapping of a dax file. The fault reads the device under the dax SRCU, and inserts the page after it has left it',
  meta: { source: 'fs/dax.c: dax_iomap_pte_fault', facts: 'C6' },
  initial: 'user',
  context: {},
  states: {
    user: {
      tags: 'rest',
      description: 'In user mode; nothing obliges it to touch anything again',
      on: {
        filemap_invalidate_lock_shared: step(
          'access',
          {
            process: 'looks open',
            mount: 'looks mounted',
            pte: 'looks none',
            invalidateLock: 'READ_LOCK',
          },
          {
            picks: ['page'],
            actions: 'pick',
            sleeps: true,
            source: 'fs/ext4/file.c: ext4_dax_huge_fault',
            facts: 'C6 lock',
          },
        ),
      },
    },
    access: {
      meta: { source: 'fs/dax.c: dax_iomap_direct_access' },
      on: {
        'dax_read_lock, dax_alive': step('section', { dax: 'ENTER' }, { facts: 'C6 access' }),
        'dax_read_lock, dax_alive: dead': step(
          'unlock',
          { dax: 'ENTER_DEAD' },
          { facts: 'C6 access' },
        ),
      },
    },
    section: {
      meta: { source: 'fs/dax.c: dax_iomap_direct_access' },
      on: {
        'dax_direct_access, dax_read_unlock': step(
          'insert',
          { dax: 'EXIT' },
          { facts: 'C6 access' },
        ),
      },
    },
    insert: {
      tags: 'faulting',
      initial: 'entry',
      meta: { source: 'fs/dax.c: dax_fault_iter', facts: 'B' },
      states: {
        entry: {
          description: 'The page of an idle file has refcount 0: the fault makes it 1 for itself',
          on: {
            'dax_insert_entry, folio_ref_inc': step(
              'map',
              { entry: 'STORE', page: 'GET' },
              { facts: 'C6 insert' },
            ),
          },
        },
        map: {
          on: {
            vmf_insert_page_mkwrite: step(
              'put',
              { pte: ['looks none', 'MAP'], page: 'GET' },
              { source: 'mm/memory.c: vmf_insert_page_mkwrite', facts: 'C6 insert' },
            ),
          },
        },
        put: {
          on: {
            folio_put: step('#dax_fault.unlock', { page: 'PUT' }, { facts: 'C6 put' }),
            'folio_put (last)': step('free', { page: 'PUT_LAST' }, { facts: 'C6 put, A6' }),
          },
        },
        free: freeDaxPage('#dax_fault.unlock'),
      },
    },
    unlock: {
      on: {
        filemap_invalidate_unlock_shared: step(
          'user',
          { invalidateLock: 'READ_UNLOCK' },
          { actions: 'forget', source: 'fs/ext4/file.c: ext4_dax_huge_fault', facts: 'C6 lock' },
        ),
      },
    },
  },
});

/** A thread that faults on a dax file. */
export const daxFault = thread<Ports, Fault, typeof machine>(machine, { actor: 'user' });
