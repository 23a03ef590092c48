import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

interface Counter {
  readonly next: number;
  readonly values: number;
}

const machine = setup({
  types: {
    context: {} as Counter,
    events: {} as { type: 'TAKE' },
    meta: {} as StateMeta,
  },
  actions: { take: assign({ next: ({ context: { next, values } }) => (next + 1) % values }) },
}).createMachine({
  id: 'owner_number',
  description:
    'The counter that numbers owners come from. It is short, so that it wraps while numbers are in use',
  meta: { source: 'include/linux/atomic.h: atomic_inc_return', facts: 'E2 O3' },
  initial: 'counting',
  context: ({ input }) => ({ next: 0, values: (input as { values: number }).values }),
  states: { counting: { on: { TAKE: { actions: 'take' } } } },
});

/** A counter of owners; its input says how many values it has. */
export const ownerNumber = object(machine, {
  effects: ['TAKE'],
  looks: { 'next is': ({ context }, value) => context.next === value },
});
