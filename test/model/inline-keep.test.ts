import { setup } from 'xstate';
import { expect, it } from 'vitest';
import { verifySystem } from '../../src/checker/verify-system.ts';
import {
  cover,
  each,
  forget,
  invariant,
  keep,
  object,
  one,
  steps,
  system,
  thread,
  threadTypes,
} from '../../src/index.ts';
import { subjectOf } from '../../src/walks/index.ts';

const page = object(
  setup({ types: { events: {} as { type: 'GET' | 'PUT' } } }).createMachine({
    id: 'page',
    initial: 'free',
    states: {
      free: { on: { GET: 'held', PUT: 'free' } },
      held: { on: { GET: 'held', PUT: 'free' } },
    },
  }),
  { effects: ['GET', 'PUT'] },
);

interface Ports {
  page: typeof page;
}
type Index = { page?: number };
const step = steps<Ports, 'idle' | 'holding'>();
const types = threadTypes<Ports, Index>();

const machines = {
  named: setup({ types, actions: { pick: keep('page'), drop: forget('page') } }).createMachine({
    id: 'user',
    initial: 'idle',
    context: {},
    states: {
      idle: { on: { get: step('holding', { page: 'GET' }, { picks: ['page'], actions: 'pick' }) } },
      holding: { on: { put: step('idle', { page: 'PUT' }, { actions: 'drop' }) } },
    },
  }),
  inline: setup({ types }).createMachine({
    id: 'user',
    initial: 'idle',
    context: {},
    states: {
      idle: {
        on: {
          get: step('holding', { page: 'GET' }, { picks: ['page'], actions: keep('page') }),
        },
      },
      holding: { on: { put: step('idle', { page: 'PUT' }, { actions: [forget('page')] }) } },
    },
  }),
};

it.each(Object.entries(machines))('keeps and forgets what a step picks: %s', async (_, machine) => {
  const user = thread<Ports, Index>(machine, { actor: 'user' });
  const def = system({
    id: 'picking',
    about: 'Is a page that is held the one that was picked?',
    rules: [
      invariant({
        id: 'one-is-held',
        sentence: 'a page is held while somebody holds it',
        source: 'here',
        over: { page: each(page), user: one(user) },
        holds: ({ page: seen, user: { context } }) =>
          !seen.is('held') || context.page !== undefined,
      }),
      cover({
        id: 'some-is-held',
        sentence: 'some page is held',
        source: 'here',
        over: { user: one(user) },
        reached: ({ user: { context } }) => context.page !== undefined,
      }),
    ],
    compose(c) {
      const pages = c.family('page', 2, page);
      c.thread('user', user, { page: ({ page: i = 0 }) => pages[i]! }, { picks: { page: 2 } });
    },
  });
  const { verdict } = await verifySystem(subjectOf(def));
  expect(verdict.rules.map(({ standing }) => standing)).toEqual(['holds', 'covered']);
  expect(verdict.states).toBe(3);
});
