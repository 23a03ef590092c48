import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import { freeDaxPage, type PutDaxPorts } from '../../parts/dax/free-dax-page.ts';
import { GRABS, PIN_ACTIONS, type Pin } from '../../parts/pin-of-page.ts';

interface Ports extends PutDaxPorts {
  pte: typeof daxPte;
}

const step = steps<Ports>();

const machine = setup({
  types: threadTypes<Ports, Pin>(),
  actions: PIN_ACTIONS,
}).createMachine({
  id: 'gup_pin',
  description:
    'A pin of a mapped page of a dax file: direct I/O under way, or a page that vmsplice put into a pipe. It outlives the mapping and the open file',
  meta: { source: 'mm/gup.c', facts: 'A11' },
  initial: 'unpinned',
  context: {},
  states: {
    unpinned: {
      tags: 'rest',
      on: {
        try_grab_folio: step('pinned', { pte: 'looks mapped', page: 'GET' }, GRABS),
      },
    },
    pinned: {
      tags: 'pinned',
      description: 'Not FOLL_LONGTERM, which is refused for a dax file',
      on: {
        unpin_user_page: step('unpinned', { page: 'PUT' }, { actions: 'forget', facts: 'A11' }),
        'unpin_user_page (last)': step('free', { page: 'PUT_LAST' }, { facts: 'A11, A6' }),
      },
    },
    free: {
      ...freeDaxPage('#gup_pin.unpinned', 'forget'),
      tags: ['idling', 'unpinning'],
    },
  },
});

/** A pin of a page of a dax file. */
export const gupPin = thread<Ports, Pin, typeof machine>(machine, { actor: 'user' });
