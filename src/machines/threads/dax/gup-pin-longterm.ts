import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { ThreadDef } from '../../../model/thread-def.ts';
import type { daxPage } from '../../objects/dax/dax-page.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import { GRABS, PIN_ACTIONS, type Pin } from '../../parts/pin-of-page.ts';

interface Ports {
  readonly page: typeof daxPage;
  readonly pte: typeof daxPte;
  /** Who unbinds the device. */
  readonly driver: ThreadDef<unknown, unknown>;
}

const step = steps<Ports>();

/**
 * The page goes back to the count of a page of a dax device; nobody is woken. That nothing is pinned
 * once the device is being unbound is a duty, see `no-pin-outlives-unbind`.
 */
const machine = setup({
  types: threadTypes<Ports, Pin>(),
  actions: PIN_ACTIONS,
}).createMachine({
  id: 'gup_pin_longterm',
  description:
    'A pin of a mapped page of a dax device: a fixed buffer of io_uring, RDMA, VFIO. It outlives the mapping, the file and the device',
  meta: { source: 'mm/gup.c', facts: 'A11' },
  initial: 'unpinned',
  context: {},
  states: {
    unpinned: {
      tags: 'rest',
      on: {
        try_grab_folio: step(
          'pinned',
          { driver: 'looks bound', pte: 'looks mapped', page: 'GET' },
          GRABS,
        ),
      },
    },
    pinned: {
      tags: ['rest', 'pinned'],
      description: 'FOLL_LONGTERM: nothing obliges it to unpin',
      on: {
        unpin_user_page: step('unpinned', { page: 'PUT' }, { actions: 'forget', facts: 'A11' }),
        'unpin_user_page (last)': step(
          'unpinned',
          { page: 'PUT_LAST' },
          { actions: 'forget', facts: 'A11, A6 GENERIC' },
        ),
      },
    },
  },
});

/** A pin that may last for ever, of GENERIC memory. */
export const gupPinLongterm = thread<Ports, Pin, typeof machine>(machine, { actor: 'user' });
