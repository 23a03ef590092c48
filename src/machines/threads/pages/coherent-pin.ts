import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { deviceMemory } from '../../objects/pages/device-memory.ts';
import { freeTail, type FreePorts } from '../../parts/pages/free-tail.ts';
import type { process } from './process.ts';
import type { pte } from '../../objects/pages/pte.ts';
import { GRABS, PIN_ACTIONS, type Pin } from '../../parts/pin-of-page.ts';

interface Ports extends FreePorts {
  memory: typeof deviceMemory;
  /** The entry that the page is found through. */
  pte: typeof pte;
  process: typeof process;
}

const step = steps<Ports>();

const machine = setup({
  types: threadTypes<Ports, Pin>(),
  actions: PIN_ACTIONS,
}).createMachine({
  id: 'coherent_pin',
  description:
    'A reference of a page of coherent memory that get_user_pages took: direct I/O, a pipe. It outlives the mapping',
  meta: { source: 'mm/gup.c', facts: 'A11' },
  initial: 'unpinned',
  context: {},
  states: {
    unpinned: {
      tags: 'rest',
      entry: 'forget',
      on: {
        try_grab_folio: step(
          'pinned',
          { process: 'looks running', pte: 'looks device coherent', page: 'GET_UNLESS_ZERO' },
          GRABS,
        ),
      },
    },
    pinned: {
      tags: 'pinned',
      description: 'The I/O is under way and ends by itself',
      on: {
        unpin_user_page: step('unpinned', { page: 'PUT', memory: 'ACCESS' }, { facts: 'A11' }),
        'unpin_user_page (last)': step(
          'free',
          { page: 'PUT_LAST', memory: 'ACCESS' },
          { facts: 'A11, A6' },
        ),
      },
    },
    free: { ...freeTail('#coherent_pin.unpinned'), tags: 'unpinning' },
  },
});

/**
 * A pin of coherent memory, which a user asks for and which is over when its I/O is. That a user may
 * hold one for as long as it likes is the dropped form of a duty.
 */
export const coherentPin = thread<Ports, Pin, typeof machine>(machine, { actor: 'user' });
