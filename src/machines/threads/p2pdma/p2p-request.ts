import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { daxPte } from '../../objects/dax/dax-pte.ts';
import { freeP2p, type FreeP2pPorts } from '../../parts/p2pdma/put-p2p.ts';

interface Ports extends FreeP2pPorts {
  readonly pte: typeof daxPte;
}

interface Request {
  readonly page?: number | undefined;
}

const step = steps<Ports>();

const machine = setup({
  types: threadTypes<Ports, Request>(),
  actions: {
    pick: assign({ page: ({ event }) => event['page'] as number }),
    forget: assign({ page: undefined }),
  },
}).createMachine({
  id: 'p2p_request',
  description:
    'Direct I/O into a mapped page of peer-to-peer memory. FOLL_LONGTERM is refused for it, so that the pin ends when the device answers',
  meta: { source: 'mm/gup.c', facts: 'A11' },
  initial: 'none',
  context: {},
  states: {
    none: {
      tags: 'rest',
      entry: 'forget',
      on: {
        'pin_user_pages: FOLL_PCI_P2PDMA': step(
          'inFlight',
          { pte: 'looks mapped', page: 'GET' },
          { picks: ['page'], actions: 'pick', facts: 'C7 io, A11' },
        ),
      },
    },
    inFlight: {
      tags: 'holding',
      description: 'The device reads or writes the page',
      meta: { source: 'block/bio.c: bio_release_pages' },
      on: {
        'bio_endio, unpin_user_folio': step('none', { page: 'PUT' }, { facts: 'C7 io, A11' }),
        'bio_endio, unpin_user_folio (last)': step(
          'free',
          { page: 'PUT_LAST' },
          { facts: 'C7 io, A11' },
        ),
      },
    },
    free: {
      ...freeP2p('#p2p_request.free', '#p2p_request.none'),
      tags: ['freeing', 'unpinning'],
    },
  },
});

/** A request in flight that holds a page; the device completes it. */
export const p2pRequest = thread<Ports, Request, typeof machine>(machine, { actor: 'hardware' });
