import {
  and,
  assign,
  createMachine,
  fromPromise,
  raise,
  setup,
  type AnyStateMachine,
} from 'xstate';
import { describe, expect, it } from 'vitest';
import { nodesOf } from '../../src/model/machine/state-nodes.ts';
import { ModelError } from '../../src/model/error.ts';
import { object } from '../../src/model/object.ts';
import { thread } from '../../src/model/thread.ts';
import { messageOf } from './message-of.ts';

const parts = setup({
  types: { context: {} as { n: number }, events: {} as { type: string } },
  guards: { positive: ({ context }) => context.n > 0, both: and(['positive', 'positive']) },
  actions: { up: assign({ n: ({ context }) => context.n + 1 }), shout: raise({ type: 'GO' }) },
  actors: { worker: fromPromise(async () => 1) },
  delays: { later: 10 },
});

function machine(config: object): AnyStateMachine {
  return parts.createMachine({ id: 'm', context: { n: 0 }, ...config } as never) as never;
}

/** A thread whose chart the tests spoil in one place. */
const chart = (config: object) => (): unknown => thread(machine(config), { actor: 'kernel' });

/** An object all of whose events are waits: no state has to take them. */
const things = (config: object) => (): unknown => {
  const built = machine(config);
  const events = new Set([...nodesOf(built.root)].flatMap((node) => [...node.transitions.keys()]));
  const waits = [...events].filter((event) => !/^xstate\.|\*$/.test(event));
  return object(built, { waits } as never);
};

const a = { on: { GO: 'b' } };
const inner = { initial: 'x', states: { x: { on: { GO: 'y' } }, y: { type: 'final' } } };
const three = (change: object = {}): object => ({
  type: 'parallel',
  states: {
    A: { initial: 'x', states: { x: {}, y: { on: { GO: 'x' } }, z: {} } },
    B: { initial: 'x', states: { x: { on: { STEP: 'y' } }, y: {} } },
    C: { initial: 'x', states: { x: { on: { OTHER: 'y' } }, y: {} } },
  },
  ...change,
});

/** Everything that XState 5 offers as a transition, or as a move, without an event of the author. */
const OFFERED: readonly [what: string, config: object, problem: string][] = [
  [
    'onDone of a compound state',
    { initial: 'a', states: { a: { ...inner, onDone: 'b' }, b: {} } },
    'state a, event onDone: is taken by XState when an inner final state is entered, and is no event of yours',
  ],
  [
    'onDone of a parallel state',
    { initial: 'a', states: { a: { type: 'parallel', states: { r: inner }, onDone: 'b' }, b: {} } },
    'state a, event onDone: is taken by XState when an inner final state is entered, and is no event of yours',
  ],
  [
    'onDone of the machine',
    { initial: 'a', states: { a, b: { type: 'final' } }, onDone: { actions: 'up' } },
    'state (root), event onDone: is taken by XState when an inner final state is entered, and is no event of yours',
  ],
  [
    'the event of onDone, written out',
    { initial: 'a', states: { a: { ...inner, on: { 'xstate.done.state.m.a': 'b' } }, b: {} } },
    "state a, event xstate.done.state.m.a: names that begin with xstate. are XState's own: it starts, stops and ends actors by them",
  ],
  [
    'invoke with onDone, onError and onSnapshot',
    {
      initial: 'a',
      states: {
        a: { ...a, invoke: { src: 'worker', onDone: 'b', onError: 'b', onSnapshot: 'b' } },
        b: {},
      },
    },
    'state a, event -: invoke starts an actor outside the model',
  ],
  [
    'after',
    { initial: 'a', states: { a: { ...a, after: { later: 'b' } }, b: {} } },
    'state a, event after: the model has no clock',
  ],
  [
    'route',
    { initial: 'a', states: { a, b: { id: 'b', route: {} } } },
    'state b, event route: reaches its state from everywhere by an event of XState, and is no event of yours',
  ],
  [
    'route with a guard',
    { initial: 'a', states: { a, b: { id: 'b', route: { guard: 'positive' } } } },
    'state b, event route: reaches its state from everywhere by an event of XState, and is no event of yours',
  ],
  ...[
    'xstate.init',
    'xstate.stop',
    'xstate.error',
    'xstate.error.actor.w',
    'xstate.done.actor.w',
    'xstate.snapshot.w',
    'xstate.after.10.m.a',
    'xstate.route',
    'xstate.anything',
  ].map(
    (event) =>
      [
        `the name ${event}`,
        { initial: 'a', states: { a: { on: { ...a.on, [event]: 'b' } }, b: {} } },
        `state a, event ${event}: names that begin with xstate. are XState's own: it starts, stops and ends actors by them`,
      ] as [string, object, string],
  ),
  ...['*', 'a.*', 'xstate.*'].map(
    (event) =>
      [
        `the wildcard ${event}`,
        { initial: 'a', states: { a: { on: { ...a.on, [event]: 'b' } }, b: {} } },
        `state a, event ${event}: a wildcard event hides refusals`,
      ] as [string, object, string],
  ),
];

describe('what XState offers without an event of the author is refused', () => {
  it.each(OFFERED)('%s', (_what, config, problem) => {
    expect(messageOf(chart(config))[0]).toBe(`thread m, ${problem}`);
    expect(messageOf(things(config))[0]).toBe(`object m, ${problem}`);
  });

  it('in an object, always, whatever its guard', () => {
    const config = {
      initial: 'a',
      states: { a: { ...a, always: { guard: 'positive', target: 'b' } }, b: {} },
    };
    expect(messageOf(things(config))[0]).toBe(
      'object m, state a, event always: an object must not move by itself',
    );
    expect(chart(config)).not.toThrow();
  });

  it('but a * inside a name is no wildcard', () => {
    expect(
      chart({ initial: 'a', states: { a: { on: { 'kfree(*p)': 'b' } }, b: {} } }),
    ).not.toThrow();
    expect(things({ initial: 'a', states: { a: { on: { '*p.x': 'b' } }, b: {} } })).not.toThrow();
  });
});

describe('a parallel state', () => {
  it('is admitted where each region moves by itself, or the whole is left or entered', () => {
    const on = { LEAVE: 'out', AGAIN: 'p', ALL: { target: ['.A.z', '.B.y', '.C.y'] } };
    const config = {
      initial: 'out',
      states: { out: { on: { ENTER: 'p.A.z' } }, p: three({ on }) },
    };
    expect(chart(config)).not.toThrow();
    expect(things(config)).not.toThrow();
  });

  const within = (change: object, on: object = {}) => ({
    initial: 'p',
    states: { p: three({ ...change, on }) },
  });
  const bTo = (to: object) => ({
    states: {
      A: { initial: 'x', states: { x: {}, z: {} } },
      B: { id: 'B', initial: 'x', states: { x: { on: { GO: to } }, y: {} } },
      C: { initial: 'x', states: { x: {}, y: {} } },
    },
  });

  it.each([
    [
      'by a target in another region',
      within(bTo({ target: '#m.p.A.z' })),
      'p.B.x',
      'p',
      'A',
      'B, C',
    ],
    ['by the region as its own target', within(bTo({ target: '#B' })), 'p.B.x', 'p', 'B', 'A, C'],
    ['by a target of its own in one region', within({}, { GO: '.A.z' }), 'p', 'p', 'A', 'B, C'],
    [
      'by targets in some regions',
      within({}, { GO: { target: ['.A.z', '.C.y'] } }),
      'p',
      'p',
      'A, C',
      'B',
    ],
    [
      'by a region that re-enters itself',
      within({
        states: {
          A: { initial: 'x', states: { x: {} }, on: { GO: { target: '.x', reenter: true } } },
          B: { initial: 'x', states: { x: {} } },
        },
      }),
      'p.A',
      'p',
      'A',
      'B',
    ],
    [
      'from around it, where it may be active',
      {
        initial: 'q',
        states: { q: { initial: 'p', states: { p: three() }, on: { GO: '.p.A.z' } } },
      },
      'q',
      'q.p',
      'A',
      'B, C',
    ],
  ])('is refused to start regions anew that are not named: %s', (...row) => {
    const [, config, state, parallel, into, lost] = row;
    expect(messageOf(things(config))).toEqual([
      `object m, state ${state}, event GO: leaves all regions of ${parallel} and leads into ${into} only: XState starts ${lost} anew`,
      'let the region move by a transition inside it, or name a target in every region',
    ]);
  });

  it.each([
    ['in one state', ['a', 'b'], 'a and b'],
    ['one inside the other', ['p', 'p.A.z'], 'p and p.A.z'],
    ['in one region', ['p.A.x', 'p.A.z'], 'p.A.x and p.A.z'],
  ])('is not entered by two targets %s', (_what, target, both) => {
    const config = { initial: 'a', states: { a: { on: { GO: { target } } }, b: {}, p: three() } };
    expect(messageOf(things(config))[0]).toBe(
      `object m, state a, event GO: leads to ${both}, which are not in two regions: XState would be in both`,
    );
  });

  it('has regions', () => {
    expect(
      messageOf(chart({ initial: 'a', states: { a, b: { type: 'parallel', states: {} } } })),
    ).toEqual([
      'thread m, state b, event -: a parallel state without regions has no state to be in',
      'give it regions',
    ]);
  });

  it('moves by always in one region at most', () => {
    const moves = (target: string): object => ({
      initial: 'x',
      states: { x: { always: { guard: 'positive', target } }, y: {} },
    });
    const one = {
      type: 'parallel',
      states: { A: moves('y'), B: { initial: 'x', states: { x: {} } } },
    };
    expect(chart(one)).not.toThrow();
    const two = { type: 'parallel', states: { A: moves('y'), B: moves('y') } };
    expect(messageOf(chart(two))[0]).toBe(
      'thread m, state A.x, event always: may be taken in the same instant as the always of B.x, in an order that depends on the way to this state',
    );
    const around = { ...one, always: { guard: 'positive', actions: 'up' } };
    expect(messageOf(chart(around))[0]).toBe(
      'thread m, state A.x, event always: may be taken in the same instant as the always of (root), in an order that depends on the way to this state',
    );
  });
});

describe('a machine that XState ends is refused', () => {
  it.each([
    ['at its root', { type: 'final' }, '(root)', 'a final state ends the machine'],
    [
      'below it',
      { initial: 'a', states: { a, b: { type: 'final' } } },
      'b',
      'a final state ends the machine',
    ],
    [
      'when every region is over',
      { type: 'parallel', states: { A: inner, B: { type: 'parallel', states: { C: inner } } } },
      '(root)',
      'XState ends the machine when every region is in a final state',
    ],
  ])('%s', (_what, config, state, problem) => {
    expect(messageOf(chart(config))[0]).toBe(`thread m, state ${state}, event -: ${problem}`);
  });

  it('but not one of whose regions some go on', () => {
    const on = { initial: 'x', states: { x: {} } };
    expect(chart({ type: 'parallel', states: { A: inner, B: on } })).not.toThrow();
  });
});

describe('a state is refused', () => {
  const withState = (b: object) => chart({ initial: 'a', states: { a, b } });

  it.each([
    [
      'whose initial has a misspelt action',
      withState({ initial: { target: 'x', actions: 'uup' }, states: { x: {} } }),
      "state b, event initial: action 'uup' is not in setup({ actions }) (XState would ignore it)",
    ],
    [
      'whose initial raises',
      withState({ initial: { target: 'x', actions: raise({ type: 'GO' }) }, states: { x: {} } }),
      'state b, event initial: action raise() is not an assign',
    ],
    [
      'whose initial is nowhere',
      withState({ initial: 'y', states: { x: {} } }),
      "state b, event initial: starts in 'y', which is not inside it",
    ],
    [
      'with an initial and nothing inside',
      withState({ initial: 'y' }),
      "state b, event initial: starts in 'y', which is not inside it",
    ],
    [
      'of a type that hides what is inside',
      withState({ type: 'atomic', states: { x: {} } }),
      'state b, event -: is of type atomic and has states inside, which XState would not enter',
    ],
    [
      'of a type that there is not',
      withState({ type: 'fnial' }),
      "state b, event -: XState has no type 'fnial'",
    ],
    [
      'with the id of another',
      withState({ id: 'm.a' }),
      'state b, event -: has the id m.a, which another state has too: XState would mix them up',
    ],
    [
      'with a key that XState does not read',
      withState({ onEntry: 'up' }),
      "state b, event -: has a key 'onEntry' that XState ignores",
    ],
    [
      'with an output',
      withState({ initial: 'x', states: { x: { type: 'final', output: () => 1 } } }),
      'state b.x, event output: is handed to whoever waits for the end of a state, and nobody can',
    ],
    [
      'with an action that raises, inline',
      withState({ entry: raise({ type: 'GO' }) }),
      'state b, event entry/exit: action raise() is not an assign',
    ],
    [
      'with a guard that has no name',
      withState({ on: { GO: { guard: () => true, target: 'a' } } }),
      'state b, event GO: an inline guard has no name to report',
    ],
    [
      'with a guard built inline from guards',
      withState({ on: { GO: { guard: and(['positive']), target: 'a' } } }),
      'state b, event GO: a guard built by and() has no name to report',
    ],
    [
      'with a guard built from guards',
      withState({ on: { GO: { guard: 'both', target: 'a' } } }),
      "state b, event GO: guard 'both' is not a plain function of setup({ guards })",
    ],
    [
      'with a guard that only Object has',
      withState({ on: { GO: { guard: 'toString', target: 'a' } } }),
      "state b, event GO: guard 'toString' is not a plain function of setup({ guards })",
    ],
    [
      'with a misspelt guard key',
      withState({ on: { GO: { gaurd: 'positive', target: 'a' } } }),
      "state b, event GO: has a key 'gaurd' that XState ignores",
    ],
    [
      'with a target in another machine',
      withState({ on: { GO: { target: createMachine({ id: 'other' }).root } } }),
      'state b, event GO: leads to something that is no state of this machine',
    ],
    [
      'with an always that speaks',
      withState({ always: { guard: 'positive', target: 'a', meta: { ports: { page: 'PUT' } } } }),
      'state b, event always: speaks to a port or picks an index, and is no step: nothing would be said',
    ],
    [
      'with an always behind one that is always taken',
      withState({ always: [{ target: 'a' }, { guard: 'positive', target: 'a' }] }),
      'state b, event always: candidate 1 has no guard, so that none after it is ever taken',
    ],
    [
      'that picks where its own name stands',
      withState({ on: { GO: { target: 'a', meta: { picks: ['type'] } } } }),
      "state b, event GO: picks an index named 'type', which is where the step's own name stands",
    ],
    [
      'that moves by itself out of a violation inside it',
      withState({ initial: 'x', states: { x: { tags: 'violation' } }, always: 'a' }),
      'state b, event always: leaves a violation, which nobody would see',
    ],
    [
      'whose name is a path',
      chart({ initial: 'a', states: { a: {}, 'b.c': {} } }),
      "state b.c, event -: 'b.c' cannot be told apart from a path, an id or nothing",
    ],
    [
      'with an empty transition around others, where a self target would be a restart',
      withState({ initial: 'x', states: { x: {} }, on: { GO: {} } }),
      'state b, event GO: an empty transition forbids the event',
    ],
  ])('%s', (_what, build, problem) => {
    expect(messageOf(build)[0]).toBe(`thread m, ${problem}`);
  });

  it('with all that is wrong with it, each with its place and its fix', () => {
    const build = things({
      initial: 'a',
      states: {
        a: { entry: 'uup', on: { GO: { target: 'b', guard: 'psoitive' } } },
        b: { after: { later: 'a' }, onDone: 'a', initial: 'x', states: { x: { type: 'final' } } },
      },
    });
    let told: ModelError | undefined;
    try {
      build();
    } catch (error) {
      told = error as ModelError;
    }
    expect(told!.problems.map(({ where }) => where)).toEqual([
      'object m, state a, event entry/exit',
      'object m, state a, event GO',
      'object m, state b, event after',
      'object m, state b, event onDone',
    ]);
    expect(told!.message.split('\n')).toHaveLength(8);
    expect(told!.where).toBe(told!.problems[0]!.where);
  });
});

it('a machine is told with what is wrong in its declaration', () => {
  const page = machine({
    initial: 'a',
    states: { a: { on: { GO: { target: 'a', guard: 'psoitive' } } } },
  });
  const parts = { effects: ['GO'], waits: ['GO'], lock: { take: ['LOCK'], release: [] } };
  const build = (): unknown => object(page, { ...parts, looks: { a: () => true } } as never);
  let told: unknown;
  try {
    build();
  } catch (error) {
    told = (error as ModelError).problems.map(({ where }) => where);
  }
  expect(told).toEqual([
    'object m, event GO',
    'object m, lock',
    'object m, look a',
    'object m, state a, event GO',
  ]);
});

describe('candidates of an event of an object', () => {
  const candidates = (GO: readonly object[]) =>
    things({ initial: 'a', states: { a: { on: { GO } }, b: {} } });

  it('may end with one without a guard, the otherwise of those before it', () => {
    expect(candidates([{ guard: 'positive', target: 'b' }, { target: 'a' }])).not.toThrow();
  });

  it('must not stand behind one without a guard', () => {
    expect(messageOf(candidates([{ target: 'a' }, { guard: 'positive', target: 'b' }]))).toEqual([
      'object m, state a, event GO: candidate 1 has no guard, so that none after it is ever taken',
      'guard it, or make it the last: the otherwise of those before it',
    ]);
  });
});
