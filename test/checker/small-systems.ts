import { assign, setup } from 'xstate';
import {
  cover,
  deadlock,
  each,
  forget,
  keep,
  object,
  one,
  progress,
  steps,
  system,
  thread,
  threadTypes,
  violation,
  type Every,
} from '../../src/index.ts';

const source = 'conformance suite';

/** A lock that one thread holds at a time. */
export const lock = object(
  setup({ types: { events: {} as { type: 'LOCK' | 'UNLOCK' } } }).createMachine({
    id: 'lock',
    initial: 'free',
    states: {
      free: { on: { LOCK: 'held', UNLOCK: 'broken' } },
      held: { on: { UNLOCK: 'free' } },
      broken: { tags: 'violation' },
    },
  }),
  { waits: ['LOCK'], effects: ['UNLOCK'], lock: { take: ['LOCK'], release: ['UNLOCK'] } },
);

interface TwoLocks {
  first: typeof lock;
  second: typeof lock;
}

const take = steps<TwoLocks>();
const taker = thread<TwoLocks>(
  setup({ types: threadTypes<TwoLocks>() }).createMachine({
    id: 'taker',
    initial: 'idle',
    states: {
      idle: { tags: 'rest', on: { 'lock first': take('one', { first: 'LOCK' }) } },
      one: { on: { 'lock second': take('both', { second: 'LOCK' }) } },
      both: { on: { 'unlock both': take('idle', { first: 'UNLOCK', second: 'UNLOCK' }) } },
    },
  }),
  { actor: 'kernel' },
);

const unlockedOnlyWhenHeld = violation({
  id: 'unlocked-only-when-held',
  sentence: 'a lock is released by its holder',
  source,
  of: lock,
  states: ['broken'],
});

/** Two threads take two locks, in one order or in opposite orders. */
export function twoLocks(opposite: boolean) {
  return system({
    id: 'two-locks',
    about: 'Do two orders of two locks deadlock?',
    rules: [
      unlockedOnlyWhenHeld,
      deadlock({ id: 'no-deadlock', sentence: 'no thread is stuck', source }),
      cover({
        id: 'both-held',
        sentence: 'a thread holds both',
        source,
        over: { taker: each(taker) },
        reached: ({ taker }) => taker.is('both'),
      }),
      cover({
        id: 'three-locks',
        sentence: 'needs a third lock',
        source,
        over: { taker: each(taker) },
        reached: () => false,
        needs: { locks: 3 },
      }),
    ],
    compose({ object, thread }) {
      const a = object('a', lock);
      const b = object('b', lock);
      thread('A', taker, { first: a, second: b });
      thread('B', taker, opposite ? { first: b, second: a } : { first: a, second: b });
    },
  });
}

interface OneLock {
  lock: typeof lock;
}

const use = steps<OneLock>();
const loop = thread<OneLock>(
  setup({ types: threadTypes<OneLock>() }).createMachine({
    id: 'loop',
    initial: 'out',
    states: {
      out: { on: { lock: use('in', { lock: 'LOCK' }) } },
      in: { on: { unlock: use('out', { lock: 'UNLOCK' }) } },
    },
  }),
  { actor: 'kernel' },
);

function waiterThat(tries: boolean) {
  return thread<OneLock>(
    setup({ types: threadTypes<OneLock>() }).createMachine({
      id: 'waiter',
      initial: 'waiting',
      states: {
        waiting: {
          on: tries
            ? {
                'sees it free': use('done', { lock: 'looks free' }),
                'sees it held': use('waiting', { lock: 'looks held' }),
              }
            : { lock: use('done', { lock: 'LOCK' }) },
        },
        done: { tags: 'rest' },
      },
    }),
    { actor: 'kernel' },
  );
}

/** One thread locks and unlocks for ever; another waits for the lock, or polls it. */
export function starvation(tries: boolean, stronglyFair: readonly string[] = []) {
  const waiter = waiterThat(tries);
  return system({
    id: 'starvation',
    about: 'Does the waiter get its turn?',
    rules: [
      unlockedOnlyWhenHeld,
      progress({
        id: 'waiter-finishes',
        sentence: 'the waiter finishes',
        source,
        over: { waiter: one(waiter) },
        pending: ({ waiter }) => waiter.is('waiting'),
        demands: 'always finishes',
        stronglyFair,
      }),
    ],
    compose({ object, thread }) {
      const theLock = object('lock', lock);
      thread('loop', loop, { lock: theLock });
      thread('waiter', waiter, { lock: theLock });
    },
  });
}

const drawer = object(
  setup({ types: { events: {} as { type: 'FILL' | 'EMPTY' } } }).createMachine({
    id: 'drawer',
    initial: 'full',
    states: {
      empty: { on: { FILL: 'full', EMPTY: 'empty' } },
      full: { on: { FILL: 'full', EMPTY: 'empty' } },
    },
  }),
  { effects: ['FILL', 'EMPTY'] },
);

interface OneDrawer {
  drawer: typeof drawer;
}

const open = steps<OneDrawer>();
const clerk = thread<OneDrawer>(
  setup({ types: threadTypes<OneDrawer>() }).createMachine({
    id: 'clerk',
    initial: 'waiting',
    states: {
      waiting: { on: { finds: open('done', { drawer: 'looks empty' }) } },
      done: { tags: 'rest' },
    },
  }),
  { actor: 'kernel' },
);

/** The clerk waits until somebody empties the drawer; the visitor may do so, or never. */
export function helped(
  by: 'user' | 'kernel' | 'nobody',
  demands: 'always finishes' | 'can finish without users' | 'can finish',
) {
  const visitor = thread<OneDrawer>(
    setup({ types: threadTypes<OneDrawer>() }).createMachine({
      id: 'visitor',
      initial: 'away',
      states: {
        away: {
          tags: by === 'user' ? 'rest' : [],
          on: { empties: open('away', { drawer: by === 'nobody' ? 'FILL' : 'EMPTY' }) },
        },
      },
    }),
    { actor: by === 'user' ? 'user' : 'kernel' },
  );
  return system({
    id: 'helped',
    about: 'Who must act so that the clerk finishes?',
    rules: [
      progress({
        id: 'clerk-finishes',
        sentence: 'the clerk finishes',
        source,
        over: { clerk: one(clerk) },
        pending: ({ clerk }) => clerk.is('waiting'),
        demands,
      }),
      deadlock({ id: 'no-deadlock', sentence: 'no thread is stuck', source }),
    ],
    compose({ object, thread }) {
      const theDrawer = object('drawer', drawer);
      thread('visitor', visitor, { drawer: theDrawer });
      thread('clerk', clerk, { drawer: theDrawer });
    },
  });
}

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
