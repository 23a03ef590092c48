/** Broken: what an actor is, and whom it knows, is in no state. */
import { assign, setup } from 'xstate';
import { object, steps, system, thread, threadTypes } from 'unplug-verifier';

const page = object(
  setup({
    types: { context: {} as { owner: string }, events: {} as { type: 'GET' } },
  }).createMachine({
    id: 'page',
    initial: 'live',
    context: { owner: '' },
    states: { live: { on: { GET: { actions: assign({ owner: ({ self }) => self.id }) } } } },
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
  id: 'an-assign-that-asks-its-actor',
  about: 'What is said of an assign that reads more than context and event?',
  rules: [],
  compose(c) {
    c.thread('getter', getter, { page: c.object('page', page) });
  },
});
