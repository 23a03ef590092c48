import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

interface Refcount {
  readonly count: number;
  /** At more than this it saturates, as at INT_MAX; not there where it must never come to that. */
  readonly max?: number | undefined;
}

const machine = setup({
  types: {
    context: {} as Refcount,
    events: {} as {
      type: 'SET' | 'INC' | 'INC_NOT_ZERO' | 'IS_ZERO' | 'DEC_NOT_LAST' | 'DEC_LAST';
    },
    meta: {} as StateMeta,
  },
  guards: {
    last: ({ context }) => context.count === 1,
    several: ({ context }) => context.count > 1,
    'has room': ({ context }) => context.count !== context.max,
    'has no room': ({ context }) => context.count === context.max,
  },
  actions: {
    one: assign({ count: 1 }),
    inc: assign({ count: ({ context }) => context.count + 1 }),
    dec: assign({ count: ({ context }) => context.count - 1 }),
  },
}).createMachine({
  id: 'refcount',
  description:
    'A refcount_t. What it warns of is a violation here: after it the count is saturated and never reaches zero again',
  meta: { source: 'lib/refcount.c: refcount_warn_saturate' },
  initial: 'counted',
  context: ({ input }) => ({ count: 1, ...(input as { max?: number } | undefined) }),
  states: {
    counted: {
      on: {
        SET: [
          { guard: 'last', target: 'counted' },
          { guard: 'several', target: 'overwritten' },
        ],
        INC: [
          { guard: 'has room', actions: 'inc' },
          { guard: 'has no room', target: 'saturated' },
        ],
        INC_NOT_ZERO: [
          { guard: 'has room', actions: 'inc' },
          { guard: 'has no room', target: 'saturated' },
        ],
        DEC_NOT_LAST: { guard: 'several', actions: 'dec' },
        DEC_LAST: { guard: 'last', target: 'zero', actions: 'dec' },
      },
    },
    zero: {
      description: 'Who has dropped the last reference is about to free what it counts for',
      on: {
        SET: { target: 'counted', actions: 'one' },
        INC: 'addedToZero',
        IS_ZERO: 'zero',
        DEC_NOT_LAST: 'underflow',
      },
    },
    addedToZero: { tags: 'violation', description: 'addition on 0: a use after free' },
    underflow: { tags: 'violation', description: 'underflow: more is dropped than was taken' },
    saturated: { tags: 'violation', description: 'saturated: what it counts for is never freed' },
    overwritten: { tags: 'violation', description: 'It is set while others have references' },
  },
});

/** A `refcount_t` that starts at 1; the input `{ max }` says at how many references it saturates. */
export const refcount = object(machine, {
  effects: ['SET', 'INC'],
  answers: {
    refcount_inc_not_zero: ['INC_NOT_ZERO', 'IS_ZERO'],
    refcount_dec_and_test: ['DEC_NOT_LAST', 'DEC_LAST'],
  },
});
