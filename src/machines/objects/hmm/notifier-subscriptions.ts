import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly ranges?: number | undefined },
    events: {} as { type: 'START' | 'END' | 'END_LAST' },
    meta: {} as StateMeta,
  },
  guards: {
    last: ({ context }) => context.ranges === 1,
    several: ({ context }) => (context.ranges ?? 0) > 1,
  },
  actions: {
    start: assign({ ranges: ({ context }) => (context.ranges ?? 0) + 1 }),
    end: assign({ ranges: ({ context }) => (context.ranges ?? 0) - 1 }),
    forget: assign({ ranges: undefined }),
  },
}).createMachine({
  id: 'notifier_subscriptions',
  description:
    'The invalidations of one mm that are in progress: the sequence of its interval notifiers is odd while there is one',
  meta: { source: 'mm/mmu_notifier.c: mmu_notifier_subscriptions', facts: 'A11 I1 I3' },
  initial: 'even',
  context: {},
  states: {
    even: { on: { START: { target: 'odd', actions: 'start' }, END: 'endedTwice' } },
    odd: {
      on: {
        START: { actions: 'start' },
        END: { guard: 'several', actions: 'end' },
        END_LAST: { guard: 'last', target: 'even', actions: 'forget' },
      },
    },
    endedTwice: {
      tags: 'violation',
      description: 'invalidate_range_end without invalidate_range_start',
    },
  },
});

/** How many invalidations of an mm are between `invalidate_range_start` and `invalidate_range_end`. */
export const notifierSubscriptions = object(machine, {
  counts: { unit: 'invalidation', number: ({ context }) => context.ranges ?? 0 },
  effects: ['START'],
  answers: { invalidate_range_end: ['END', 'END_LAST'] },
});
