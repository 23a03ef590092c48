import { assign, setup } from 'xstate';
import {
  cover,
  each,
  forget,
  keep,
  object,
  steps,
  system,
  thread,
  threadTypes,
  violation,
  type Every,
} from '../../src/index.ts';

const source = 'conformance suite';

const counter = object(
  setup({
    types: { context: {} as { n: number; most: number }, events: {} as { type: 'ADD' } },
    guards: {
      more: ({ context }) => context.n < context.most,
      full: ({ context }) => context.n >= context.most,
    },
    actions: { add: assign({ n: ({ context }) => context.n + 1 }) },
  }).createMachine({
    id: 'counter',
    initial: 'counting',
    context: ({ input }) => ({ n: 0, most: (input as { most: number }).most }),
    states: {
      counting: {
        on: {
          ADD: [
            { guard: 'more', target: 'counting', actions: 'add' },
            { guard: 'full', target: 'overflow' },
          ],
        },
      },
      overflow: { tags: 'violation' },
    },
  }),
  { effects: ['ADD'] },
);

interface Counters {
  mine: typeof counter;
  every: Every<typeof counter>;
}

const count = steps<Counters>();
const adder = thread<Counters, { i?: number }>(
  setup({
    types: threadTypes<Counters, { i?: number }>(),
    actions: { pick: keep('i'), forget: forget('i') },
  }).createMachine({
    id: 'adder',
    initial: 'idle',
    context: {},
    states: {
      idle: { tags: 'rest', on: { pick: count('chosen', {}, { picks: ['i'], actions: 'pick' }) } },
      chosen: { on: { add: count('idle', { mine: 'ADD' }, { actions: 'forget' }) } },
    },
  }),
  { actor: 'user' },
);

/** One thread picks one of many counters again and again; overflow may hide what follows. */
export function counters(family: number, most: number, memorySafety: boolean) {
  return system({
    id: 'counters',
    about: 'Does a counter overflow?',
    rules: [
      violation({
        id: 'no-overflow',
        sentence: 'no counter overflows',
        source,
        of: counter,
        states: ['overflow'],
        memorySafety,
      }),
      cover({
        id: 'never',
        sentence: 'a counter counts below zero',
        source,
        over: { counter: each(counter) },
        reached: ({ counter }) => counter.context.n < 0,
      }),
    ],
    compose({ family: familyOf, thread }) {
      const all = familyOf('counter', family, counter, { input: () => ({ most }) });
      thread('adder', adder, { mine: ({ i }) => all[i!]!, every: all }, { picks: { i: family } });
    },
  });
}

const ticker = thread<Counters>(
  setup({ types: threadTypes<Counters>() }).createMachine({
    id: 'ticker',
    initial: 'idle',
    states: { idle: { tags: 'rest', on: { tick: count('idle', { every: 'ADD' }) } } },
  }),
  { actor: 'user' },
);

/** One thread adds to all counters in one step: few states, each of them wide. */
export function ticking(family: number, most: number) {
  return system({
    id: 'ticking',
    about: 'Do wide states and long counters pack?',
    rules: [
      violation({
        id: 'no-overflow',
        sentence: 'no counter overflows',
        source,
        of: counter,
        states: ['overflow'],
      }),
    ],
    compose({ family: familyOf, thread }) {
      const all = familyOf('counter', family, counter, {
        input: (i) => ({ most: i === 0 ? most : most + 1 }),
      });
      thread('ticker', ticker, { mine: all[0]!, every: all });
    },
  });
}
