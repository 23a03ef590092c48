import { setup } from 'xstate';
import {
  cover,
  deadlock,
  each,
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
    sizes: { locks: { unit: 'locks', default: 2, max: 3 } },
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

interface Drawers {
  all: Every<typeof drawer>;
  mine: typeof drawer;
}

const reach = steps<Drawers>();
const reacher = thread<Drawers>(
  setup({ types: threadTypes<Drawers>() }).createMachine({
    id: 'clerk',
    initial: 'waiting',
    states: {
      waiting: { on: { empty: reach('done', { all: 'some looks full', mine: 'EMPTY' }) } },
      done: { tags: 'rest' },
    },
  }),
  { actor: 'kernel' },
);

/** One step asks any of two drawers and empties the first. */
export function reachedTwice() {
  return system({
    id: 'reached-twice',
    about: 'Does a drawer take part once?',
    rules: [
      cover({
        id: 'done',
        sentence: 'the clerk is done',
        source,
        over: { clerk: one(reacher) },
        reached: ({ clerk }) => clerk.is('done'),
      }),
    ],
    compose({ family, thread }) {
      const all = family('drawer', 2, drawer);
      thread('clerk', reacher, { all, mine: all[0]! });
    },
  });
}
