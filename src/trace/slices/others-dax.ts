import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../model/thread.ts';
import type { DaxPorts } from './dax-ports.ts';
import { lookupsOfOthers, releasingOfOthers } from './lookups-of-others.ts';

const step = steps<DaxPorts>();

const machine = setup({ types: threadTypes<DaxPorts>() }).createMachine({
  id: 'others_dax',
  description:
    'Whoever maps, pins, looks up or gives back without an event. A pin needs an entry of a page table to be taken through',
  initial: 'any',
  states: {
    any: {
      tags: 'rest',
      on: {
        'get_user_pages (others)': step(
          'any',
          { scope: 'looks one page', use: ['looks may be pinned', 'PIN'] },
          { source: 'mm/gup.c', facts: 'A11' },
        ),
        'dax_insert (others)': step(
          'any',
          {
            scope: 'looks one page',
            registration: 'looks registered',
            use: ['looks unmapped', 'MAP'],
          },
          { source: 'fs/dax.c: dax_insert_entry', facts: 'C6' },
        ),
        'dev_dax_fault_ret (others)': step(
          'any',
          {
            scope: 'looks one page',
            registration: 'looks registered',
            use: ['looks unmapped', 'MAP'],
          },
          { source: 'drivers/dax/device.c: dev_dax_huge_fault', facts: 'C5' },
        ),
        // A page hears of the first fault of each task, and of the first after each free: it may have been
        // mapped again before the event of its free.
        'dax_insert (unseen)': step(
          'any',
          {
            scope: 'looks one page',
            registration: 'looks registered',
            use: ['looks may be mapped again', 'MAP'],
          },
          { source: 'fs/dax.c: dax_insert_entry', facts: 'C6' },
        ),
        'munmap (unseen)': step(
          'any',
          { use: ['looks mapped', 'UNMAP'] },
          { source: 'mm/memory.c: zap_pte_range', facts: 'A10' },
        ),
        'folio_put (unseen)': step(
          'any',
          { use: ['looks pinned', 'UNPIN'] },
          { source: 'mm/swap.c: __folio_put', facts: 'A11' },
        ),
        ...lookupsOfOthers(),
      },
    },
    releasing: releasingOfOthers(),
  },
});

/** Everyone whose steps leave no event, in a slice of FS_DAX or GENERIC memory. */
export const othersDax = thread<DaxPorts>(machine, { actor: 'kernel' });
