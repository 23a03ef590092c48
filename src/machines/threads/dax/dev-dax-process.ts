import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { charDevice } from '../../objects/dax/char-device.ts';
import type { daxDevice } from '../../objects/dax/dax-device.ts';
import type { daxPage } from '../../objects/dax/dax-page.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';

interface Ports {
  readonly cdev: typeof charDevice;
  readonly dax: typeof daxDevice;
  readonly page: typeof daxPage;
  readonly pte: typeof daxPte;
}

interface Process {
  /** The page that it faults on or unmaps. */
  readonly page?: number | undefined;
}

const step = steps<Ports>();
const facts = 'C5 fault';
const zap = {
  picks: ['page'],
  source: 'mm/memory.c: zap_present_ptes',
  facts: 'A10 munmap',
} as const;

/**
 * The page of an entry is put in the step that takes the entry away. In the kernel it is put after the
 * flush: the candidate `cand-munmap-overtaken` puts that in, and it breaks.
 */
const machine = setup({
  types: threadTypes<Ports, Process>(),
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'dev_dax_process',
  description:
    'A process that has a dax device open and mapped. Its faults test for a live device and insert the page in one section of the dax SRCU',
  meta: { source: 'drivers/dax/device.c: dev_dax_huge_fault', facts: 'C5' },
  initial: 'closed',
  context: {},
  states: {
    closed: {
      tags: 'rest',
      on: {
        dax_open: step(
          'opened',
          { cdev: 'looks added' },
          { source: 'drivers/dax/device.c: dax_open', facts: 'C5' },
        ),
      },
    },
    opened: {
      tags: ['rest', 'opened'],
      meta: { source: 'drivers/dax/device.c: check_vma' },
      description: 'Has the file; a dead device cannot be mapped, and each fault tests again',
      on: {
        mmap: step('user', { dax: 'looks alive' }, { facts: 'C5 fault' }),
        'mmap: -ENXIO': step('opened', { dax: 'looks not alive' }, { facts: 'C5 fault' }),
      },
    },
    user: {
      tags: 'rest',
      entry: 'forget',
      description: 'In user mode; nothing obliges it to touch, to unmap or to exit',
      on: {
        'dax_read_lock, dax_alive': step(
          'section',
          { pte: 'looks none', dax: 'ENTER' },
          { picks: ['page'], actions: 'pick', sleeps: true, facts },
        ),
        'dax_read_lock, dax_alive: SIGBUS': step(
          'user',
          { pte: 'looks none', dax: 'ENTER_DEAD' },
          { picks: ['page'], sleeps: true, facts },
        ),
        'munmap: zap_present_ptes': step(
          'user',
          { pte: ['looks mapped', 'ZAP'], page: 'PUT' },
          zap,
        ),
        'munmap: zap_present_ptes (last)': step(
          'user',
          { pte: ['looks mapped', 'ZAP'], page: 'PUT_LAST' },
          zap,
        ),
      },
    },
    section: {
      tags: 'inside',
      description: 'The device was alive when the section was entered',
      on: { dax_set_mapping: step('insert', { page: 'TOUCH' }, { facts }) },
    },
    insert: {
      tags: 'inside',
      on: {
        vmf_insert_page: step(
          'leave',
          { pte: 'MAP', page: 'GET' },
          { sleeps: true, source: 'mm/memory.c: vmf_insert_page_mkwrite', facts: 'B, C5 fault' },
        ),
      },
    },
    leave: { tags: 'inside', on: { dax_read_unlock: step('user', { dax: 'EXIT' }, { facts }) } },
  },
});

/** A process that maps a dax device. */
export const devDaxProcess = thread<Ports, Process, typeof machine>(machine, { actor: 'user' });
