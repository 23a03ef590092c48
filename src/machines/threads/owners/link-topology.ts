import { assign, setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { interconnect } from '../../objects/owners/interconnect.ts';
import type { ownerList } from '../../objects/owners/owner-list.ts';
import type { regroupRequest } from '../../objects/owners/regroup-request.ts';

interface Ports {
  readonly list: typeof ownerList;
  /** The interconnects of the graph that is picked. */
  readonly there: Every<typeof interconnect>;
  /** Those of the graph that lead to the device that goes. */
  readonly ways: Every<typeof interconnect>;
  readonly regroup: Every<typeof regroupRequest>;
}

interface Context {
  /** How many of the graphs, from the first, are of cliques. */
  readonly cliques: number;
  readonly graph?: number;
  /** The device that is cut off. */
  readonly gone?: number;
}

const step = steps<Ports>();
const facts = 'E2 O1, E4 4';

const machine = setup({
  types: threadTypes<Ports, Context>(),
  guards: {
    'of cliques': ({ context, event }) => (event['graph'] as number) < context.cliques,
  },
  actions: {
    draw: assign({ graph: ({ event }) => event['graph'] as number }),
    cut: assign({ gone: ({ event }) => event['gone'] as number }),
  },
}).createMachine({
  id: 'link_topology',
  description: 'Which devices reach each other when their drivers load, and what changes later',
  meta: { source: 'drivers/pci/p2pdma.c: pci_p2pdma_distance_many' },
  initial: 'boot',
  context: ({ input }) => ({ cliques: (input as { cliques: number }).cliques }),
  states: {
    boot: {
      on: {
        'devices are linked in cliques': {
          ...step(
            'up',
            { there: 'UP', list: 'INIT' },
            { picks: ['graph'], actions: 'draw', facts },
          ),
          guard: 'of cliques',
        },
      },
    },
    up: { tags: ['rest', 'plugged'] },
    leaving: {
      description: 'A device is to be taken out; its ways still carry',
      on: {
        'no more interconnect': step('told', { ways: 'STOP', regroup: 'QUEUE' }, { facts }),
      },
    },
    lost: {
      description: 'A device is out of reach, and nobody was told',
      on: {
        'no more interconnect': step('told', { ways: 'STOP', regroup: 'QUEUE' }, { facts }),
      },
    },
    told: {
      description: 'Whoever asks is told that the device is not reached',
      on: {
        'the ways are down': step('cut', { ways: 'DOWN', regroup: 'looks idle' }, { facts }),
      },
    },
    cut: { tags: ['rest', 'plugged'] },
  },
});

/**
 * Which devices reach each other, drawn once. Links that come late, leave or are lost are what duties keep
 * away: dropping one of them adds the step.
 */
export const linkTopology = thread<Ports, Context, typeof machine>(machine, { actor: 'hardware' });
