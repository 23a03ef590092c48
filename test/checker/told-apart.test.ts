import { assign, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { LocalSpace } from '../../src/checker/tables/local-space.ts';
import { moved, started } from '../../src/checker/naive/naive-step.ts';
import { object } from '../../src/model/object.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import { messageOf } from '../model/message-of.ts';

type Context = Record<string, unknown>;
type Given = { context: Context };

/** How two contexts are made that are one state, and what tells them apart all the same. */
interface Pair {
  readonly one: () => Context;
  readonly other: () => Context;
  readonly tells: (context: Context) => boolean;
}

const list = [1];
const pairs: Readonly<Record<string, Pair>> = {
  'the order of keys': {
    one: () => ({ v: { a: 1, b: 2 } }),
    other: () => ({ v: { b: 2, a: 1 } }),
    tells: ({ v }) => Object.keys(v as object)[0] === 'a',
  },
  'zero and minus zero': {
    one: () => ({ v: 0 }),
    other: () => ({ v: -0 }),
    tells: ({ v }) => 1 / (v as number) > 0,
  },
  'absent and undefined': {
    one: () => ({}),
    other: () => ({ v: undefined }),
    tells: (context) => 'v' in context,
  },
  'absent and undefined, inside': {
    one: () => ({ v: {} }),
    other: () => ({ v: { w: undefined } }),
    tells: ({ v }) => 'w' in (v as object),
  },
  'one list twice and two lists': {
    one: () => ({ v: [1], w: [1] }),
    other: () => ({ v: list, w: list }),
    tells: ({ v, w }) => v === w,
  },
  'with and without a prototype': {
    one: () => ({ v: {} }),
    other: () => ({ v: Object.create(null) as object }),
    tells: ({ v }) => 'toString' in (v as object),
  },
};

/** Comes to `there` in two ways; then `ASK` may answer after the way. */
function twoWays({ one, other, tells }: Pair, asks: boolean): AnyObjectDef {
  const machine = setup({
    types: { context: {} as Context, events: {} as { type: string } },
    guards: { tells: ({ context }: Given) => tells(context) },
    actions: { one: assign(() => one()), other: assign(() => other()) },
  }).createMachine({
    id: 'ways',
    context: {},
    initial: 'here',
    states: {
      here: {
        on: {
          ONE: { target: 'there', actions: 'one' },
          OTHER: { target: 'there', actions: 'other' },
        },
      },
      there: { on: { ASK: asks ? { guard: 'tells', target: 'asked' } : 'asked' } },
      asked: {},
    },
  } as never) as unknown as AnyStateMachine;
  return object(machine, { waits: ['ONE', 'OTHER', 'ASK'] });
}

const ORDERS = [
  ['ONE', 'OTHER', 'ASK'],
  ['OTHER', 'ONE', 'ASK'],
  ['ONE', 'ASK', 'OTHER'],
  ['OTHER', 'ASK', 'ONE'],
] as const;

function inOrder(def: AnyObjectDef, order: readonly string[]): number {
  const space = new LocalSpace(def);
  const here = space.initial(undefined);
  let there = here;
  for (const type of order) {
    const to = space.next(type === 'ASK' ? there : here, { type });
    if (type !== 'ASK') there = to;
  }
  return space.size;
}

describe.each(Object.entries(pairs))('%s', (_what, pair) => {
  it.each(ORDERS)('is one state where nothing tells them apart: %s %s %s', (...order) => {
    expect(inOrder(twoWays(pair, false), order)).toBe(3);
  });

  it.each(ORDERS)('is refused where a guard tells them apart: %s %s %s', (...order) => {
    const [problem, fix] = messageOf(() => inOrder(twoWays(pair, true), order));
    expect(problem).toMatch(
      /^object ways, state "there".*, event ASK: is .*, and .* after steps that lead to the same state with the context/,
    );
    expect(fix).toMatch(/^guards and actions must not tell apart/);
  });

  it('is one for the naive interpreter too', () => {
    const def = twoWays(pair, true);
    const [one, other] = ['ONE', 'OTHER'].map((type) =>
      moved(def, started(def, undefined), { type }),
    );
    expect(one!.can({ type: 'ASK' })).toBe(other!.can({ type: 'ASK' }));
    expect(JSON.stringify(one!.context)).toBe(JSON.stringify(other!.context));
  });
});

it('follows what XState tells apart through further states', () => {
  const machine = setup({
    types: { context: {} as Context, events: {} as { type: string } },
    guards: { has: ({ context }: Given) => 'v' in context },
    actions: { vanish: assign({ v: undefined }) },
  }).createMachine({
    id: 'far',
    context: {},
    initial: 'a',
    states: {
      a: { on: { GO: 'b', VANISH: { target: 'b', actions: 'vanish' } } },
      b: { on: { GO: 'c' } },
      c: { on: { GO: 'd' } },
      d: { on: { GO: { guard: 'has', target: 'e' } } },
      e: {},
    },
  } as never) as unknown as AnyStateMachine;
  const space = new LocalSpace(object(machine, { waits: ['GO', 'VANISH'] }));
  const walk = (type: string): void => {
    let at = space.next(space.initial(undefined), { type });
    for (let k = 0; k < 3 && at >= 0; k++) at = space.next(at, { type: 'GO' });
  };
  walk('GO');
  expect(messageOf(() => walk('VANISH'))[0]).toMatch(
    /^object far, state "d", event GO: is refused/,
  );
});

it.each([
  ['a Set', new Set([1]), 'context.v is a Set'],
  ['a class', new Date(0), 'context.v is a Date'],
  ['a function', () => 1, 'context.v is a function'],
  ['NaN', Number.NaN, 'context.v is NaN'],
  ['a bigint', 1n, 'context.v is a bigint'],
  ['undefined in a list', [undefined], 'context.v is an array with undefined or a hole in it'],
  [
    'a hole in a list',
    Array.from({ length: 2 }).fill(1, 0, 1),
    'context.v is an array with undefined',
  ],
  [
    'a named part of a list',
    Object.assign([1], { last: 1 }),
    'context.v.last is a named property of an array',
  ],
  [
    'a hidden part',
    Object.defineProperty({}, 'w', { value: 1 }),
    'context.v.w is a property that is not enumerable',
  ],
  ['a symbol', { [Symbol.iterator]: 1 }, 'is a property that a symbol names'],
  [
    'a getter',
    Object.defineProperty({}, 'w', { get: () => 1, enumerable: true }),
    'context.v.w is a property with a getter',
  ],
  [
    '__proto__',
    JSON.parse('{"__proto__": {"w": 1}}') as object,
    'context.v.__proto__ is a property of this name',
  ],
])('refuses %s in a context', (_what, v, because) => {
  const machine = setup({
    types: { context: {} as Context, events: {} as { type: string } },
  }).createMachine({ id: 'odd', context: { v }, initial: 'a', states: { a: {} } } as never);
  const def = object(machine as unknown as AnyStateMachine, {});
  for (const start of [() => new LocalSpace(def).initial(undefined), () => started(def, undefined)])
    expect(messageOf(start)[0]).toContain(because);
});

it('refuses a context that contains itself', () => {
  const v: Context = {};
  v['v'] = v;
  const machine = setup({
    types: { context: {} as Context, events: {} as { type: string } },
  }).createMachine({ id: 'odd', context: { v }, initial: 'a', states: { a: {} } } as never);
  const def = object(machine as unknown as AnyStateMachine, {});
  expect(messageOf(() => new LocalSpace(def).initial(undefined))[0]).toContain(
    'context.v.v is an object that contains itself',
  );
});

it.each([
  ['a string', 'locked', 'context is a string and no object with named parts'],
  ['a list', [1], 'context is a list and no object with named parts'],
  [
    'a hidden part',
    Object.defineProperty({}, 'w', { value: 1 }),
    'context.w is a property that is not',
  ],
  ['a class', new Date(0), 'context is a Date'],
])('refuses a whole context that is or has %s', (_what, context, because) => {
  const machine = setup({ types: { events: {} as { type: string } } }).createMachine({
    id: 'odd',
    context,
    initial: 'a',
    states: { a: {} },
  } as never);
  const def = object(machine as unknown as AnyStateMachine, {});
  for (const start of [() => new LocalSpace(def).initial(undefined), () => started(def, undefined)])
    expect(messageOf(start)[0]).toContain(because);
});
