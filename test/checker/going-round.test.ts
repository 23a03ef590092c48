import { assign, setup } from 'xstate';
import { expect, it } from 'vitest';
import {
  all,
  object,
  progress,
  steps,
  system,
  thread,
  threadTypes,
  type SystemDef,
} from '../../src/index.ts';
import { runStory } from '../../src/report/run/run-story.ts';
import { verdictOf } from '../systems/verdict-of.ts';

/** A page that can be moved while one reference is all it has. */
const page = object(
  setup({
    types: { context: {} as { readonly refs: number }, events: {} as { type: 'GET' | 'PUT' } },
  }).createMachine({
    id: 'page',
    initial: 'mapped',
    context: { refs: 0 },
    states: {
      mapped: {
        on: {
          GET: { actions: assign({ refs: ({ context }) => context.refs + 1 }) },
          PUT: { actions: assign({ refs: ({ context }) => context.refs - 1 }) },
        },
      },
    },
  }),
  {
    effects: ['GET', 'PUT'],
    looks: { 'referenced once': ({ context }) => context.refs === 1 },
    counts: { unit: 'reference', number: ({ context }) => context.refs },
  },
);

interface Ports {
  readonly page: typeof page;
}

const step = steps<Ports>();

/** Gives up where the page has another reference, puts its own and tries again. */
const mover = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'mover',
    initial: 'get',
    states: {
      get: { on: { folio_get: step('move', { page: 'GET' }) } },
      move: {
        on: {
          move: step('put moved', { page: 'looks referenced once' }),
          'move: -EAGAIN': step('put', { page: 'looks not referenced once' }, { mayFail: true }),
        },
      },
      put: { on: { folio_put: step('get', { page: 'PUT' }) } },
      'put moved': { on: { 'folio_put: moved': step('over', { page: 'PUT' }) } },
      over: { tags: 'rest' },
    },
  }),
  { actor: 'kernel' },
);

const movers: SystemDef = system({
  id: 'movers',
  about: 'Does each mover get to move the page?',
  sizes: { movers: { unit: 'movers', default: 2, max: 3 } },
  rules: [
    progress({
      id: 'move-ends',
      sentence: 'every mover moves the page',
      source: 'test',
      over: { movers: all(mover) },
      pending: ({ movers }) => movers.some((one) => !one.is('over')),
      demands: 'always finishes',
    }),
  ],
  compose(c, { movers = 2 }) {
    const around = { page: c.object('page', page) };
    for (let i = 0; i < movers; i++)
      c.thread(`mover${i}`, mover, around, { at: { mover: i }, family: 'mover' });
  },
});

it('of threads that undo what the others do, tells who had what when the way out was refused', async () => {
  const { rules } = await verdictOf(movers);
  const { run } = rules[0]!;
  const { steps, loop, holders = [], cycle } = run!;
  expect(new Set(steps.slice(loop).map((one) => one.thread))).toEqual(
    new Set(['mover0', 'mover1']),
  );
  // Both take steps without end: that is no deadlock.
  expect(cycle).toBeUndefined();
  expect(holders.map(({ waiter, step, by }) => ({ waiter, step, by }))).toContainEqual({
    waiter: 'mover0',
    step: 'move',
    by: 'mover1',
  });
  for (const { waiter, by, since } of holders) {
    expect(by).not.toBe(waiter);
    expect(steps[since! - 1]).toMatchObject({ thread: by, step: 'folio_get' });
  }
  expect(runStory(run!)[0]).toMatch(
    /^mover\d never gets to move, which needs page to be referenced once, held by mover\d, since folio_get \(\d+\)\.$/,
  );
});

it('a mover alone moves the page', async () => {
  const { rules } = await verdictOf(movers, { sizes: { movers: 1 } });
  expect(rules[0]).toMatchObject({ standing: 'holds' });
});
