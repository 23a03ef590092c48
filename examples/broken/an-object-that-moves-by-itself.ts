/** Broken: the page frees itself by `always`, in no step of any thread. */
import { assign, setup } from 'xstate';
import { object, steps, system, thread, threadTypes } from 'unplug-verifier';

const page = object(
  setup({
    types: { context: {} as { refs: number }, events: {} as { type: 'PUT' } },
    guards: { unused: ({ context }) => context.refs === 0 },
    actions: { put: assign({ refs: ({ context }) => context.refs - 1 }) },
  }).createMachine({
    id: 'page',
    initial: 'held',
    context: { refs: 2 },
    states: {
      held: { on: { PUT: { actions: 'put' } }, always: { guard: 'unused', target: 'free' } },
      free: { on: { PUT: 'underflow' } },
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
  id: 'an-object-that-moves-by-itself',
  about: 'What is said of an object that moves in no step?',
  rules: [],
  compose(c) {
    c.thread('putter', putter, { page: c.object('page', page) });
  },
});
