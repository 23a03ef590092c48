import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

/** The counters of one percpu_ref. */
interface Counts {
  /** What the per-CPU counters add up to; one CPU alone may be negative, and so may the sum. */
  readonly sum: number;
  /** The atomic count without BIAS. */
  readonly count: number;
  /** BIAS is still in the atomic count, so that it cannot reach zero. */
  readonly biased: boolean;
  /** What the RCU callback read from the per-CPU counters, until it has added it. */
  readonly summed?: number | undefined;
}

const SWITCHES = ['SET_DEAD', 'SET_ATOMIC', 'SUM', 'ADD_SUM', 'FREE_COUNTERS'] as const;
type Event =
  | 'THIS_CPU_ADD'
  | 'THIS_CPU_SUB'
  | 'ATOMIC_ADD'
  | 'INC_NOT_ZERO'
  | 'INC_NOT_ZERO_FAILS'
  | 'SUB_AND_TEST'
  | 'SUB_AND_TEST_ZERO'
  | 'READ_RELEASE'
  | 'EXIT'
  | (typeof SWITCHES)[number];

const machine = setup({
  types: {
    context: {} as Counts,
    events: {} as { type: Event },
    meta: {} as StateMeta,
  },
  guards: {
    isZero: ({ context }) => !context.biased && context.count === 0,
    isNotZero: ({ context }) => context.biased || context.count !== 0,
    isLast: ({ context }) => !context.biased && context.count === 1,
    isNotLast: ({ context }) => context.biased || context.count > 1,
    isUnreferenced: ({ context }) => !context.biased && context.count < 1,
    sumsToReferences: ({ context }) => context.count + (context.summed ?? 0) > 0,
    sumsToNone: ({ context }) => context.count + (context.summed ?? 0) <= 0,
  },
  actions: {
    addHere: assign({ sum: ({ context }) => context.sum + 1 }),
    subHere: assign({ sum: ({ context }) => context.sum - 1 }),
    add: assign({ count: ({ context }) => context.count + 1 }),
    sub: assign({ count: ({ context }) => context.count - 1 }),
    sum: assign({ summed: ({ context }) => context.sum }),
    addSum: assign(({ context }) => ({
      count: context.count + (context.summed ?? 0),
      biased: false,
      summed: undefined,
    })),
    forgetCounters: assign({ sum: 0 }),
    // Freed data has no count: with BIAS back on, the answers that mean zero are never given.
    forgetCounts: assign({ sum: 0, count: 0, biased: true, summed: undefined }),
    keep: assign({}),
  },
}).createMachine({
  id: 'percpu_ref',
  description:
    'A reference count with both its counters: per CPU while live, one atomic count after the switch',
  meta: { source: 'lib/percpu-refcount.c', facts: 'A1' },
  initial: 'live',
  context: { sum: 0, count: 1, biased: true },
  // What holds from init to exit; a state below overrides what it must not see. A get never tests
  // for zero or dead, only inc_not_zero does; BIAS hides zero until the callback takes it off.
  on: {
    THIS_CPU_ADD: { actions: 'addHere' },
    THIS_CPU_SUB: { actions: 'subHere' },
    ATOMIC_ADD: { actions: 'add' },
    INC_NOT_ZERO: { guard: 'isNotZero', actions: 'add' },
    INC_NOT_ZERO_FAILS: { guard: 'isZero', actions: 'keep' },
    SUB_AND_TEST: [
      { guard: 'isNotLast', actions: 'sub' },
      { guard: 'isUnreferenced', target: '.underflow' },
    ],
    SUB_AND_TEST_ZERO: { guard: 'isLast', actions: 'sub' },
    READ_RELEASE: { actions: 'keep' },
    EXIT: { target: '.exited', actions: 'forgetCounts' },
    SET_DEAD: '.killedTwice',
    SET_ATOMIC: '.killedTwice',
    SUM: '.killedTwice',
    ADD_SUM: '.killedTwice',
    FREE_COUNTERS: '.killedTwice',
  },
  states: {
    live: {
      description: 'The mode word has neither bit: gets and puts use the per-CPU counters',
      on: { SET_DEAD: 'dead' },
    },
    dead: {
      description: 'DEAD is set, ATOMIC not yet; who reads the word now takes the atomic count',
      meta: { facts: 'A1 REF-kill.1' },
      on: { SET_ATOMIC: { target: 'switching', actions: 'add' } },
    },
    switching: {
      description: 'The switch reference is taken; a grace period has to pass',
      meta: { facts: 'A1 REF-kill.2' },
      on: { SUM: { target: 'summed', actions: 'sum' } },
    },
    summed: {
      description: 'The callback knows the sum; what is counted per CPU from here on is lost',
      meta: { facts: 'A1 REF-sw.1' },
      on: {
        ADD_SUM: [
          { guard: 'sumsToReferences', target: 'switched', actions: 'addSum' },
          { guard: 'sumsToNone', target: 'underflow' },
        ],
      },
    },
    switched: {
      description: 'BIAS is gone: the atomic count is the number of references',
      meta: { facts: 'A1 REF-sw.2' },
      on: { FREE_COUNTERS: { target: 'atomic', actions: 'forgetCounters' } },
    },
    atomic: {
      description: 'The per-CPU counters are freed',
      meta: { facts: 'A1 REF-sw.3' },
      on: { THIS_CPU_ADD: 'countersUsedAfterFree', THIS_CPU_SUB: 'countersUsedAfterFree' },
    },
    exited: {
      description:
        'The data is freed; the word keeps DEAD, so only a tryget_live is still answered',
      meta: { facts: 'A1 REF-exit' },
      on: {
        ...toUsedAfterExit(['THIS_CPU_ADD', 'THIS_CPU_SUB', 'ATOMIC_ADD', 'READ_RELEASE']),
        ...toUsedAfterExit(['INC_NOT_ZERO', 'SUB_AND_TEST', ...SWITCHES]),
      },
    },
    underflow: { tags: 'violation', description: 'More was put than was got' },
    killedTwice: { tags: 'violation', description: 'A second kill: its switch would run again' },
    countersUsedAfterFree: {
      tags: 'violation',
      description: 'A per-CPU counter is touched after the callback freed it',
    },
    usedAfterExit: { tags: 'violation', description: 'The freed data is dereferenced' },
  },
});

function toUsedAfterExit(events: readonly Event[]): { [E in Event]?: 'usedAfterExit' } {
  return Object.fromEntries(events.map((event) => [event, 'usedAfterExit' as const]));
}

/** The reference count of a pagemap exactly as it counts; `pgmap-ref` keeps one total instead. */
export const percpuRef = object(machine, {
  // With BIAS still in it the atomic count is only a part.
  counts: {
    unit: 'reference',
    number: ({ context: { biased, count, sum } }) => count + (biased ? sum : 0),
  },
  effects: ['THIS_CPU_ADD', 'THIS_CPU_SUB', 'ATOMIC_ADD', 'READ_RELEASE', 'EXIT', ...SWITCHES],
  answers: {
    'inc not zero': ['INC_NOT_ZERO', 'INC_NOT_ZERO_FAILS'],
    'sub and test': ['SUB_AND_TEST', 'SUB_AND_TEST_ZERO'],
  },
});
