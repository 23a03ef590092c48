import { assign, setup, type AnyStateMachine } from 'xstate';
import { describe, expect, it } from 'vitest';
import { LocalSpace } from '../../src/checker/tables/local-space.ts';
import { moved, started, takes } from '../../src/checker/naive/naive-step.ts';
import { object } from '../../src/model/object.ts';
import type { AnyObjectDef } from '../../src/model/object-def.ts';
import { messageOf } from './message-of.ts';

interface Slots {
  slots: number[];
}

type Given = { context: Slots };
const shared = [7];

/** Slots whose tests spoil one part of one state. */
function slots(a: object, parts: object = {}, context: unknown = { slots: [2, 1] }): AnyObjectDef {
  const machine = setup({
    types: { context: {} as Slots, events: {} as { type: string } },
    guards: {
      takes: ({ context }: Given) => context.slots.splice(0, 1)[0] === 2,
      copies: ({ context }: Given) => context.slots.toSorted()[0] === 1,
      first: (_given: Given, params: { list: number[] }) => params.list[0] === 1,
    },
    actions: {
      fills: assign(({ context }: Given) => {
        context.slots[0] = 5;
        return {};
      }),
      fillsOne: assign({
        slots: ({ context }: Given) => {
          context.slots.push(5);
          return context.slots;
        },
      }),
      replaces: assign(({ context }: Given) => {
        context.slots = [5];
        return {};
      }),
      copies: assign({ slots: ({ context }: Given) => context.slots.with(0, 5) }),
      shares: assign({ slots: () => shared }),
      grows: assign(({ context }: Given) => ({ slots: [...context.slots, 1].slice(-3) })),
      spoilsParams: assign((_given: Given, params: { list: number[] }) => {
        params.list.push(1);
        return {};
      }),
    },
  }).createMachine({
    id: 'slots',
    context,
    initial: 'a',
    states: { a, b: { on: { FILL: 'b' } } },
    ...parts,
  } as never) as unknown as AnyStateMachine;
  return object(machine, { effects: ['FILL'] });
}

const FILL = { type: 'FILL' };
const toB = (text: object): object => ({ on: { FILL: { target: 'b', ...text } } });

/** What each interpreter does with one event. */
const interpreters = [
  [
    'the table',
    (def: AnyObjectDef): unknown => {
      const space = new LocalSpace(def);
      const to = space.next(space.initial(undefined), FILL);
      return space.glimpses[to]?.context;
    },
  ],
  [
    'the naive interpreter',
    (def: AnyObjectDef): unknown => {
      const from = started(def, undefined);
      return takes(def, from, FILL) ? moved(def, from, FILL).context : undefined;
    },
  ],
] as const;

describe.each(interpreters)('%s', (_name, context) => {
  const here = 'object slots, state "a" {"slots":[2,1]}, event FILL: ';
  it.each([
    [
      'an action',
      toB({ actions: 'fills' }),
      `${here}action fills writes`,
      'context.slots.0 was 2 and is now 5',
    ],
    [
      'an action of one key',
      toB({ actions: 'fillsOne' }),
      `${here}action fillsOne writes`,
      'context.slots.2 was absent and is now 5',
    ],
    [
      'an action that replaces',
      toB({ actions: 'replaces' }),
      `${here}action replaces writes`,
      'context.slots.0 was 2 and is now 5',
    ],
    [
      'a later action',
      toB({ actions: ['copies', 'fillsOne'] }),
      `${here}action fillsOne writes`,
      'context.slots.2 was absent and is now 5',
    ],
    [
      'an action with its params',
      toB({ actions: { type: 'spoilsParams', params: { list: [] } } }),
      `${here}action spoilsParams writes into its params`,
      'params.list.0 was absent and is now 1',
    ],
    [
      'an exit action',
      { on: { FILL: 'b' }, exit: 'fills' },
      `${here}action fills writes`,
      'context.slots.0 was 2 and is now 5',
    ],
    [
      'a guard',
      toB({ guard: 'takes' }),
      `${here}guard takes writes`,
      'context.slots.0 was 2 and is now 1',
    ],
  ])('refuses %s that writes in place', (_what, a, begins, how) => {
    const [problem, fix] = messageOf(() => context(slots(a)));
    expect(problem.startsWith(begins), problem).toBe(true);
    expect(problem).toContain(how);
    expect(fix).toMatch(/^return a new value instead/);
  });

  it('refuses params that a function makes in place', () => {
    const params = ({ context: given }: Given): object => ({ list: given.slots.splice(0) });
    const [problem] = messageOf(() => context(slots(toB({ guard: { type: 'first', params } }))));
    expect(problem).toContain('params of first writes into its context in place');
  });

  it.each([
    ['entry', { on: { FILL: 'b' }, entry: 'fills' }, {}],
    [
      'the actions of initial',
      { on: { FILL: 'b' } },
      { initial: { target: 'a', actions: 'fills' } },
    ],
  ])('refuses %s that writes in place at the start', (_what, a, parts) => {
    const [problem] = messageOf(() => context(slots(a, parts)));
    expect(problem).toBe(
      'object slots, its start: action fills writes into its context in place (context.slots.0 was 2 and is now 5)',
    );
  });

  it.each([
    ['an action that copies', toB({ actions: 'copies' }), [5, 1]],
    ['a guard that copies', toB({ guard: 'copies' }), [2, 1]],
    ['two actions that copy', toB({ actions: ['copies', 'grows'] }), [5, 1, 1]],
  ])('takes %s', (_what, a, expected) => {
    expect(context(slots(a))).toEqual({ slots: expected });
  });

  it('shares nothing with what an action returned, which stays what it was', () => {
    const reached = context(slots(toB({ actions: ['shares', 'grows'] }))) as Slots;
    expect(reached.slots).toEqual([7, 1]);
    expect(shared).toEqual([7]);
    expect(Object.isFrozen(shared)).toBe(false);
  });

  it('leaves a context that is given as an object to its author', () => {
    const own = { slots: [1, 2] };
    const def = slots(toB({ actions: 'copies' }), {}, own);
    expect(context(def)).toEqual({ slots: [5, 2] });
    own.slots.push(3);
    expect(own).toEqual({ slots: [1, 2, 3] });
  });

  it('keeps a deeply frozen context', () => {
    const reached = context(slots(toB({ actions: 'copies' }))) as Slots;
    expect(Object.isFrozen(reached)).toBe(true);
    expect(Object.isFrozen(reached.slots)).toBe(true);
  });
});

it('refuses a look that writes in place, and gives it copies', () => {
  const machine = setup({
    types: { context: {} as Slots, events: {} as { type: 'FILL' } },
  }).createMachine({
    id: 'slots',
    context: { slots: [2, 1] },
    initial: 'a',
    states: { a: { on: { FILL: 'a' } } },
  });
  const def = object(machine, {
    effects: ['FILL'],
    looks: {
      takes: ({ context }) => context.slots.splice(0, 1)[0] === 2,
      copies: ({ context }) => context.slots.toSorted()[0] === 1,
    },
  });
  const state = { value: 'a', context: { slots: [2, 1] }, tags: new Set<string>() };
  expect(def.looks.get('copies')!(state, null)).toBe(true);
  expect(messageOf(() => def.looks.get('takes')!(state, null))[0]).toBe(
    'object slots, look takes: writes into its context in place (context.slots.0 was 2 and is now 1)',
  );
  expect(state.context.slots).toEqual([2, 1]);
});
