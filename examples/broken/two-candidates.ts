/** Broken: with two references both guards of PUT hold, and XState would take the first. */
import { assign, setup } from 'xstate';
import { object, steps, system, thread, threadTypes, violation } from 'unplug-verifier';

const page = object(
  setup({
    types: { context: {} as { refs: number }, events: {} as { type: 'PUT' } },
    guards: {
      held: ({ context }) => context.refs > 0,
      shared: ({ context }) => context.refs > 1,
      unused: ({ context }) => context.refs === 0,
    },
    actions: { put: assign({ refs: ({ context }) => context.refs - 1 }) },
  }).createMachine({
    id: 'page',
    initial: 'allocated',
    context: { refs: 2 },
    states: {
      allocated: {
        on: {
          PUT: [
            { guard: 'held', actions: 'put' },
            { guard: 'shared', actions: 'put' },
            { guard: 'unused', target: 'underflow' },
          ],
        },
      },
      underflow: { tags: 'violation' },
    },
  }),
  { effects: ['PUT'] },
);

interface Ports {
  page: typeof page;
}

const step = steps<Ports>();

const putter = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'putter',
    initial: 'running',
    states: { running: { on: { folio_put: step('running', { page: 'PUT' }) } } },
  }),
  { actor: 'kernel' },
);

export default system({
  id: 'two-candidates',
  about: 'What is said of an event with two candidates enabled at once?',
  rules: [
    violation({
      id: 'no-underflow',
      sentence: 'no page is put more often than it was got',
      source: 'this file',
      of: page,
      states: ['underflow'],
    }),
  ],
  compose(c) {
    c.thread('putter', putter, { page: c.object('page', page) });
  },
});
