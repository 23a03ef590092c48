import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const SWITCHES = [
  'KILL_DEAD',
  'KILL_ATOMIC',
  'KILL_PUT',
  'SUM',
  'UNBIAS',
  'FREE_COUNTERS',
] as const;
type Switch = (typeof SWITCHES)[number];
type Event =
  | Switch
  | 'INIT'
  | 'GET'
  | 'PUT'
  | 'PUT_LAST'
  | 'TRYGET'
  | 'TRYGET_FAILS'
  | 'TRYGET_LIVE'
  | 'TRYGET_LIVE_FAILS'
  | 'EXIT';

/** A switch step is taken once; anywhere but in its place it is a second kill. */
const outOfPlace = (inPlace?: Switch): { [E in Switch]?: '#pgmap_ref.killedTwice' } =>
  Object.fromEntries(
    SWITCHES.filter((event) => event !== inPlace).map((event) => [
      event,
      '#pgmap_ref.killedTwice' as const,
    ]),
  );

const machine = setup({
  types: {
    context: {} as { count: number },
    events: {} as { type: Event },
    meta: {} as StateMeta,
  },
  guards: {
    some: ({ context }) => context.count > 0,
    several: ({ context }) => context.count > 1,
    last: ({ context }) => context.count === 1,
    none: ({ context }) => context.count === 0,
  },
  actions: {
    init: assign({ count: 1 }),
    get: assign({ count: ({ context }) => context.count + 1 }),
    put: assign({ count: ({ context }) => context.count - 1 }),
    forget: assign({ count: 0 }),
  },
}).createMachine({
  id: 'pgmap_ref',
  description:
    'The percpu_ref of a dev_pagemap, its per-CPU counters and its atomic count kept as one total',
  meta: { source: 'lib/percpu-refcount.c', facts: 'A1' },
  initial: 'counted',
  // The initial reference, and whatever the driver took for itself while it was bound.
  context: ({ input }) => ({ count: 1 + ((input as { own?: number } | undefined)?.own ?? 0) }),
  // A registration of the same struct initialises the same memory anew, whatever it holds.
  on: { INIT: { target: '.counted', actions: 'init' } },
  states: {
    counted: {
      description: 'percpu_ref_init has run: BIAS hides zero until the switch to atomic is over',
      initial: 'live',
      on: {
        GET: { actions: 'get' },
        TRYGET: { actions: 'get' },
        PUT: [
          { guard: 'some', actions: 'put' },
          { guard: 'none', target: 'underflow' },
        ],
        EXIT: 'usedAfterExit',
      },
      states: {
        live: {
          description: 'per-CPU mode',
          on: {
            ...outOfPlace('KILL_DEAD'),
            KILL_DEAD: 'dead',
            TRYGET_LIVE: { actions: 'get' },
          },
        },
        dead: {
          description:
            'DEAD is set, the counters are still per CPU: tryget succeeds, tryget_live fails',
          meta: { facts: 'A1 REF-kill.1' },
          on: {
            ...outOfPlace('KILL_ATOMIC'),
            KILL_ATOMIC: { target: 'atomic', actions: 'get' },
            TRYGET_LIVE_FAILS: 'dead',
          },
        },
        atomic: {
          description: 'ATOMIC is set, the switch reference is taken, the RCU callback is queued',
          meta: { facts: 'A1 REF-kill.2' },
          on: {
            ...outOfPlace('KILL_PUT'),
            KILL_PUT: [
              { guard: 'some', target: 'killed', actions: 'put' },
              { guard: 'none', target: '#pgmap_ref.underflow' },
            ],
            TRYGET_LIVE_FAILS: 'atomic',
          },
        },
        killed: {
          tags: 'switching',
          description: 'The initial reference is dropped; the switch waits for a grace period',
          meta: { facts: 'A1 REF-kill.3' },
          on: { ...outOfPlace('SUM'), SUM: 'summed', TRYGET_LIVE_FAILS: 'killed' },
        },
        summed: {
          description: 'The per-CPU counters are summed up after a grace period',
          meta: { facts: 'A1 REF-sw.1' },
          on: {
            ...outOfPlace('UNBIAS'),
            UNBIAS: [
              { guard: 'some', target: '#pgmap_ref.exact' },
              { guard: 'none', target: '#pgmap_ref.underflow' },
            ],
            TRYGET_LIVE_FAILS: 'summed',
          },
        },
      },
    },
    exact: {
      description: 'BIAS is off: the next put that finds one reference is the last',
      meta: { facts: 'A1 REF-sw.2' },
      on: {
        ...outOfPlace('FREE_COUNTERS'),
        FREE_COUNTERS: 'exact',
        GET: { actions: 'get' },
        TRYGET: { guard: 'some', actions: 'get' },
        TRYGET_FAILS: { guard: 'none', target: 'exact' },
        TRYGET_LIVE_FAILS: 'exact',
        PUT: [
          { guard: 'several', actions: 'put' },
          { guard: 'none', target: 'underflow' },
        ],
        PUT_LAST: { guard: 'last', actions: 'put' },
        EXIT: { target: 'exited', actions: 'forget' },
      },
    },
    exited: {
      description:
        'The count is freed; the mode word keeps DEAD, so only tryget_live still answers',
      meta: { facts: 'A1 REF-exit' },
      on: {
        ...outOfPlace(),
        GET: 'usedAfterExit',
        TRYGET: 'usedAfterExit',
        TRYGET_LIVE_FAILS: 'exited',
        PUT: 'usedAfterExit',
        EXIT: 'usedAfterExit',
      },
    },
    underflow: { tags: 'violation', description: 'A put without a get' },
    killedTwice: {
      tags: 'violation',
      description: 'percpu_ref_kill on a reference already killed',
    },
    usedAfterExit: { tags: 'violation', description: 'A get or put dereferences the freed count' },
  },
});

/**
 * The reference count of a pagemap, its per-CPU and atomic parts kept as one total: no thread can
 * tell how a total is split, because BIAS hides the atomic part until the split is over.
 */
export const pgmapRef = object(machine, {
  counts: { unit: 'reference', number: ({ context }) => context.count },
  effects: [...SWITCHES, 'INIT', 'GET', 'EXIT'],
  answers: {
    put: ['PUT', 'PUT_LAST'],
    tryget: ['TRYGET', 'TRYGET_FAILS'],
    tryget_live: ['TRYGET_LIVE', 'TRYGET_LIVE_FAILS'],
  },
  looks: {
    unused: ({ context }) => context.count === 0,
    switching: ({ has }) => has('switching'),
  },
});
