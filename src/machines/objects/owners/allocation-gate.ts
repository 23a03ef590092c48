import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly sections?: number | undefined },
    events: {} as { type: 'ENTER' | 'EXIT' | 'CLOSE' | 'DRAIN' | 'OPEN' },
    meta: {} as StateMeta,
  },
  guards: {
    inside: ({ context }) => context.sections !== undefined,
    outside: ({ context }) => context.sections === undefined,
  },
  actions: {
    enter: assign({ sections: ({ context }) => (context.sections ?? 0) + 1 }),
    exit: assign({
      sections: ({ context: { sections = 0 } }) => (sections > 1 ? sections - 1 : undefined),
    }),
  },
}).createMachine({
  id: 'allocation_gate',
  description: 'What a driver asks before it allocates device memory, and closes before it evicts',
  meta: { source: 'drivers/gpu/drm/drm_drv.c: drm_dev_enter', facts: 'A12 X1 X2' },
  initial: 'closed',
  context: {},
  on: {
    EXIT: [
      { guard: 'inside', actions: 'exit' },
      { guard: 'outside', target: '.unbalanced' },
    ],
  },
  states: {
    closed: {
      description: 'Nobody comes in; who is in goes on until it exits',
      on: { CLOSE: 'closed', OPEN: 'open', DRAIN: { guard: 'outside', target: 'closed' } },
    },
    open: { on: { ENTER: { actions: 'enter' }, CLOSE: 'closed', OPEN: 'open' } },
    unbalanced: { tags: 'violation', description: 'A section is left that was not entered' },
  },
});

/** The gate before allocations of a device; unlike that of `drm_device` it may be opened again. */
export const allocationGate = object(machine, {
  counts: { unit: 'section', number: ({ context }) => context.sections ?? 0 },
  effects: ['EXIT', 'CLOSE', 'OPEN'],
  waits: ['ENTER', 'DRAIN'],
});
