/** Broken: two pages with different holders would be one state, because a Set is `{}` as JSON. */
import { assign, setup } from 'xstate';
import { object, steps, system, thread, threadTypes } from 'unplug-verifier';

const page = object(
  setup({
    types: { context: {} as { holders: Set<string> }, events: {} as { type: 'GET' } },
    actions: { get: assign({ holders: ({ context }) => new Set([...context.holders, 'me']) }) },
  }).createMachine({
    id: 'page',
    initial: 'allocated',
    context: { holders: new Set<string>() },
    states: { allocated: { on: { GET: { actions: 'get' } } } },
  }),
  { effects: ['GET'] },
);

interface Ports {
  page: typeof page;
}

const step = steps<Ports>();

const getter = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'getter',
    initial: 'running',
    states: { running: { on: { folio_get: step('running', { page: 'GET' }) } } },
  }),
  { actor: 'kernel' },
);

export default system({
  id: 'a-set-in-context',
  about: 'What is said of a context that is not plain JSON?',
  rules: [],
  compose(c) {
    c.thread('getter', getter, { page: c.object('page', page) });
  },
});
