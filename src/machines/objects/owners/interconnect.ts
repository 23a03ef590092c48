import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as { type: 'UP' | 'LEAVE' | 'LOSE' | 'STOP' | 'DOWN' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'interconnect',
  description:
    'Whether one device reaches the memory of another: one direction of one pair, so that nothing is symmetric or transitive unless it is composed so',
  meta: { source: 'drivers/pci/p2pdma.c: pci_p2pdma_distance_many', facts: 'E2 O8, E4 4' },
  initial: 'none',
  states: {
    none: { description: 'There never was a way', on: { UP: 'up' } },
    up: { on: { LEAVE: 'leaving', LOSE: 'lost' } },
    leaving: {
      description: 'It goes down in order: it carries until whoever was told lets it go',
      on: { STOP: 'refused', DOWN: 'down' },
    },
    refused: {
      description: 'It still carries, and whoever asks is told that it does not',
      on: { DOWN: 'down' },
    },
    down: { description: 'It went down in order' },
    lost: {
      description: 'It went down without warning, and nobody has been told yet',
      on: { STOP: 'lost, refused', DOWN: 'gone' },
    },
    'lost, refused': {
      description: 'It is down, and whoever asks is told so',
      on: { DOWN: 'gone' },
    },
    gone: { description: 'It went down without warning, and the kernel has done all that it does' },
  },
});

/**
 * A way for DMA from one device to the memory of another.
 *
 * `answers yes` is what the software that is asked believes: a way that is about to go, or that is lost,
 * is still there for it until somebody says `STOP`.
 */
export const interconnect = object(machine, {
  waits: ['UP', 'LEAVE', 'LOSE', 'STOP', 'DOWN'],
  looks: {
    'answers yes': ({ is }) => is('up') || is('leaving') || is('lost'),
  },
});
