import { setup } from 'xstate';
import { describe, expect, it } from 'vitest';
import { Compiled } from '../../src/checker/tables/compile.ts';
import { NaiveSystem } from '../../src/checker/naive/naive-system.ts';
import { explore } from '../../src/checker/search/explore.ts';
import { object, steps, system, thread, threadTypes } from '../../src/index.ts';
import { messageFrom, messageOf } from '../model/message-of.ts';
import { packedExplorer } from './explorers/packed-explorer.ts';
import { naiveExplorer } from './explorers/naive-explore.ts';
import { NEWEST_SUBJECT } from './subject.ts';

const owner = object(
  setup({
    types: { context: {} as { refs: number }, events: {} as { type: 'GET' | 'PUT' | 'FREE' } },
  }).createMachine({
    id: 'owner',
    initial: 'live',
    context: { refs: 1 },
    states: {
      live: { on: { GET: 'shared', PUT: 'live', FREE: 'freed' } },
      shared: { on: { GET: 'shared', PUT: 'live', FREE: 'freed' } },
      freed: { on: { GET: 'freed', PUT: 'freed', FREE: 'freed' } },
    },
  }),
  { effects: ['GET', 'PUT', 'FREE'], looks: { held: ({ is }) => !is('live') } },
);

interface Ports {
  readonly from: typeof owner;
  readonly to: typeof owner;
}
type Says = Parameters<ReturnType<typeof steps<Ports>>>[1];
const step = steps<Ports>();

/** A thread that moves from one owner to another, which may be the same. */
const moving = (says: Says) => {
  const mover = thread<Ports, { i?: number; j?: number }>(
    setup({ types: threadTypes<Ports>() }).createMachine({
      id: 'mover',
      initial: 'idle',
      states: { idle: { tags: 'rest', on: { move: step('idle', says, { picks: ['i', 'j'] }) } } },
    }),
    { actor: 'kernel' },
  );
  return system({
    id: 'moving',
    about: 'test',
    rules: [],
    compose(c) {
      const owners = c.family('owner', 2, owner, { ordered: true });
      const wires = {
        from: ({ i = 0 }: { i?: number }) => owners[i]!,
        to: ({ j = 0 }: { j?: number }) => owners[j]!,
      };
      c.thread('mover', mover, wires, { picks: { i: 2, j: 2 } });
    },
  });
};

const excluding: Says = { from: ['looks shared', 'PUT'], to: ['looks not shared', 'GET'] };
const picksIn = (compiled: Compiled): string[] =>
  compiled
    .actionsOf(2, 0)
    .filter(({ uses }) => uses.some(({ event }) => event !== undefined))
    .map(({ picks: { i, j } }) => `${i}${j}`);

describe('two uses that meet in one object', () => {
  it('make no step where their looks exclude each other, and are two uses elsewhere', () => {
    const compiled = new Compiled(moving(excluding), {});
    expect(compiled.actionsOf(2, 0)).toHaveLength(4);
    expect(picksIn(compiled)).toEqual(['01', '10']);
    const naive = new NaiveSystem(moving(excluding), {}, []);
    // Nothing is shared at the start, so that nothing can be moved.
    expect([...naive.steps(naive.initial)]).toEqual([]);
  });

  it('are judged alike by the tables and the naive interpreter', async () => {
    const says: Says = { from: ['looks not shared', 'GET'], to: ['looks shared', 'FREE'] };
    const first: Says = { from: ['looks live', 'GET'], to: ['looks freed', 'GET'] };
    for (const one of [excluding, says, first]) {
      const subject = { ...NEWEST_SUBJECT, system: moving(one), sizes: {} };
      expect(await packedExplorer.census(subject, 1000)).toEqual(
        await naiveExplorer.census(subject, 1000),
      );
    }
  });

  it('are refused at load where no look, or looks that go together, let both happen', () => {
    for (const says of [
      { from: 'PUT', to: 'GET' },
      { from: ['looks live', 'PUT'], to: ['looks not shared', 'GET'] },
      { from: ['looks not held', 'PUT'], to: ['looks live', 'GET'] },
    ] as const) {
      const compiled = new Compiled(moving(says), {});
      expect(messageOf(() => compiled.actionsOf(2, 0))[0]).toContain(
        'system moving, thread mover, state idle, step move: sends both PUT and GET to owner0',
      );
    }
  });

  it('are refused when a state is met in which both may happen', async () => {
    const says: Says = { from: ['looks held', 'FREE'], to: ['looks shared', 'GET'] };
    const sharing = moving(says);
    const sharer = thread<Pick<Ports, 'to'>>(
      setup({ types: threadTypes<Pick<Ports, 'to'>>() }).createMachine({
        id: 'sharer',
        initial: 'idle',
        states: {
          idle: { tags: 'rest', on: { get: steps<Pick<Ports, 'to'>>()('idle', { to: 'GET' }) } },
        },
      }),
      { actor: 'user' },
    );
    const both = {
      ...sharing,
      compose(...[c, sizes]: Parameters<typeof sharing.compose>) {
        sharing.compose(c, sizes);
        c.thread('sharer', sharer, { to: { name: 'owner0' } });
      },
    };
    const [problem, fix] = await messageFrom(() => explore(new Compiled(both, {})));
    expect(problem).toBe(
      'system moving, thread mover, state idle, step move: sends both FREE and GET to owner0, and what it looks for there is true in "shared" {"refs":1}',
    );
    expect(fix).toContain(
      "look through each port for what is never true where the other's look is",
    );
    const naive = new NaiveSystem(both, {}, []);
    const shared = [...naive.steps(naive.initial)].find(({ step: name }) => name === 'get')!.after;
    expect(messageOf(() => [...naive.steps(shared)])[0]).toContain('sends two events to owner0');
  });
});
