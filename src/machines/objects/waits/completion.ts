import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

export interface Completion {
  /** How many waits may pass beside the first; not there when there are none. */
  readonly more?: number | undefined;
  /** Between two initialisations it is completed at most once. */
  readonly once?: true | undefined;
}

/** What a wait does that passes. */
const USE_ONE_UP = [
  { guard: 'several left', actions: 'take' },
  { guard: 'one left', target: 'pending' },
  { guard: 'its only one', target: 'usedUp' },
] as const;

const machine = setup({
  types: {
    context: {} as Completion,
    events: {} as {
      type: 'INIT' | 'COMPLETE' | 'COMPLETE_ALL' | 'WAIT' | 'TRY_WAIT' | 'TRY_WAIT_FAILS';
    },
    meta: {} as StateMeta,
  },
  guards: {
    'one left': ({ context }) => context.more === undefined && context.once !== true,
    'its only one': ({ context }) => context.once === true,
    'several left': ({ context }) => context.more !== undefined,
    'any number of times': ({ context }) => context.once !== true,
  },
  actions: {
    add: assign({ more: ({ context: { more = 0 } }) => more + 1 }),
    take: assign({ more: ({ context: { more = 0 } }) => (more > 1 ? more - 1 : undefined) }),
    forget: assign({ more: undefined }),
  },
}).createMachine({
  id: 'completion',
  description:
    'A counter of waits that may pass: complete() lets one pass, and each wait uses one up',
  meta: { source: 'kernel/sched/completion.c', facts: 'A2 M1' },
  initial: 'pending',
  context: ({ input }) =>
    (input as { once?: boolean } | undefined)?.once === true ? { once: true } : {},
  on: { INIT: { target: '.pending', actions: 'forget' } },
  states: {
    pending: {
      description: 'Whoever waits blocks, without a timeout',
      on: {
        COMPLETE: 'done',
        COMPLETE_ALL: 'doneForAll',
        TRY_WAIT_FAILS: 'pending',
      },
    },
    done: {
      on: {
        COMPLETE: [
          { guard: 'any number of times', actions: 'add' },
          { guard: 'its only one', target: 'completedTwice' },
        ],
        COMPLETE_ALL: [
          { guard: 'any number of times', target: 'doneForAll', actions: 'forget' },
          { guard: 'its only one', target: 'completedTwice' },
        ],
        WAIT: USE_ONE_UP,
        TRY_WAIT: USE_ONE_UP,
      },
    },
    usedUp: {
      description: 'Completed once for all and waited for: nobody may complete it again',
      on: {
        COMPLETE: 'completedTwice',
        COMPLETE_ALL: 'completedTwice',
        TRY_WAIT_FAILS: 'usedUp',
      },
    },
    doneForAll: {
      description: 'Every wait passes until it is initialised again; complete() changes nothing',
      on: {
        COMPLETE: [
          { guard: 'any number of times', target: 'doneForAll' },
          { guard: 'its only one', target: 'completedTwice' },
        ],
        COMPLETE_ALL: [
          { guard: 'any number of times', target: 'doneForAll' },
          { guard: 'its only one', target: 'completedTwice' },
        ],
        WAIT: 'doneForAll',
        TRY_WAIT: 'doneForAll',
      },
    },
    completedTwice: {
      tags: 'violation',
      description: 'Completed twice where it may be completed once between two initialisations',
    },
  },
});

/**
 * A `struct completion`. With the input `{ once: true }` a second `complete` before the next
 * initialisation is a violation, as for the release of a pagemap; without, completions add up.
 */
export const completion = object(machine, {
  effects: ['INIT', 'COMPLETE', 'COMPLETE_ALL'],
  waits: ['WAIT'],
  answers: { try_wait_for_completion: ['TRY_WAIT', 'TRY_WAIT_FAILS'] },
});
