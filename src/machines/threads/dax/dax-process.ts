import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every, ThreadDef } from '../../../model/thread-def.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import { freeDaxPage, type PutDaxPorts } from '../../parts/dax/free-dax-page.ts';

interface Ports extends PutDaxPorts {
  pte: typeof daxPte;
  ptes: Every<typeof daxPte>;
  thread: ThreadDef<unknown, unknown>;
}

interface Life {
  readonly page?: number | undefined;
}

const step = steps<Ports>();
const zap = { picks: ['page'], source: 'mm/memory.c: zap_present_ptes', facts: 'A10' } as const;

const machine = setup({
  types: threadTypes<Ports, Life>(),
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'dax_process',
  description:
    'A process that has a dax file open and mapped: it gives single pages back, and in the end the mapping and the file',
  meta: { source: 'mm/memory.c', facts: 'A10' },
  initial: 'open',
  context: {},
  states: {
    open: {
      initial: 'alive',
      states: {
        alive: {
          tags: 'rest',
          description: 'Nothing obliges it to unmap, to close or to exit',
          on: {
            'munmap: zap_present_ptes': step(
              'alive',
              { pte: ['looks mapped', 'ZAP'], page: 'PUT' },
              zap,
            ),
            'munmap: zap_present_ptes (last)': step(
              'munmap',
              { pte: ['looks mapped', 'ZAP'], page: 'PUT_LAST' },
              { ...zap, actions: 'pick' },
            ),
            'munmap, close': step(
              '#dax_process.closed',
              { ptes: 'looks none', thread: 'looks user' },
              { source: 'fs/file_table.c: __fput', facts: 'A10' },
            ),
          },
        },
        munmap: {
          ...freeDaxPage('#dax_process.open.alive', 'forget'),
          tags: ['idling', 'unmapping'],
        },
      },
    },
    closed: {
      tags: ['rest', 'closed'],
      description: 'It has neither mapping nor file; pins that it took may be left',
    },
  },
});

/** A process that maps a dax file. */
export const daxProcess = thread<Ports, Life, typeof machine>(machine, { actor: 'user' });
