/** Broken: a free page has no PUT, so a put too many would not be seen. */
import { setup } from 'xstate';
import { object, steps, system, thread, threadTypes } from 'unplug-verifier';

const page = object(
  setup({ types: { events: {} as { type: 'PUT' } } }).createMachine({
    id: 'page',
    initial: 'held',
    states: { held: { on: { PUT: 'free' } }, free: {} },
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
  id: 'an-object-that-refuses',
  about: 'What is said of an object that refuses an effect?',
  rules: [],
  compose(c) {
    c.thread('putter', putter, { page: c.object('page', page) });
  },
});
