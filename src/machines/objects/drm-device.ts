import { assign, setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { sections: number },
    events: {} as { type: 'ENTER' | 'ENTER_FAILS' | 'EXIT' | 'UNPLUG' | 'SYNCHRONIZE' },
    meta: {} as StateMeta,
  },
  guards: {
    inside: ({ context }) => context.sections > 0,
    outside: ({ context }) => context.sections === 0,
  },
  actions: {
    enter: assign({ sections: ({ context }) => context.sections + 1 }),
    exit: assign({ sections: ({ context }) => context.sections - 1 }),
  },
}).createMachine({
  id: 'drm_device',
  description:
    'The gate of a DRM device. The sections present when it closes are all there will be, because a later enter fails: their number is the whole state of the SRCU',
  meta: { source: 'drivers/gpu/drm/drm_drv.c', facts: 'A12' },
  initial: 'plugged',
  context: { sections: 0 },
  on: {
    EXIT: [
      { guard: 'inside', actions: 'exit' },
      { guard: 'outside', target: '.unbalanced' },
    ],
  },
  states: {
    plugged: {
      on: { ENTER: { actions: 'enter' }, UNPLUG: 'unplugged' },
    },
    unplugged: {
      description: 'New sections are refused; the old ones go on until they exit',
      meta: { facts: 'A12 X1' },
      on: {
        ENTER_FAILS: 'unplugged',
        UNPLUG: 'unplugged',
        SYNCHRONIZE: { guard: 'outside', target: 'unplugged' },
      },
    },
    unbalanced: { tags: 'violation', description: 'drm_dev_exit without drm_dev_enter' },
  },
});

/** `drm_dev_enter`, `drm_dev_exit`, `drm_dev_unplug`: the gate before new allocations. */
export const drmDevice = object(machine, {
  counts: { unit: 'section', number: ({ context }) => context.sections },
  effects: ['EXIT', 'UNPLUG'],
  waits: ['SYNCHRONIZE'],
  answers: { drm_dev_enter: ['ENTER', 'ENTER_FAILS'] },
});
