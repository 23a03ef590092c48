/**
 * Broken in three places: a misspelt guard, an action that sends, and a delay.
 *
 * An editor and the compiler refuse the first; `unknown` below stands for an author who runs the file
 * without either.
 */
import { assign, raise, setup } from 'xstate';
import { object, steps, system, thread, threadTypes } from 'unplug-verifier';

const unknown = 'hled' as 'held';

const page = object(
  setup({
    types: { context: {} as { refs: number }, events: {} as { type: 'PUT' | 'FREE' } },
    guards: { held: ({ context }) => context.refs > 0 },
    actions: { put: assign({ refs: ({ context }) => context.refs - 1 }) },
  }).createMachine({
    id: 'page',
    initial: 'live',
    context: { refs: 1 },
    states: {
      live: {
        after: { 10: 'gone' },
        on: {
          PUT: [{ guard: unknown, actions: 'put' }, { target: 'gone' }],
          FREE: { target: 'gone', actions: raise({ type: 'PUT' }) },
        },
      },
      gone: { on: { PUT: 'gone', FREE: 'gone' } },
    },
  }),
  { effects: ['PUT', 'FREE'] },
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
  id: 'several-mistakes',
  about: 'Is everything told that is wrong with a machine?',
  rules: [],
  compose(c) {
    c.thread('putter', putter, { page: c.object('page', page) });
  },
});
