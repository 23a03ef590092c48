/**
 * Broken: the step speaks to `folio`, the thread has a port `page`.
 *
 * An editor and the compiler refuse this; `unknown` below stands for an author who runs the file
 * without either.
 */
import { setup } from 'xstate';
import { object, steps, system, thread, threadTypes } from 'unplug-verifier';

const page = object(
  setup({ types: { events: {} as { type: 'PUT' } } }).createMachine({
    id: 'page',
    initial: 'free',
    states: { free: { on: { PUT: 'free' } } },
  }),
  { effects: ['PUT'] },
);

interface Ports {
  page: typeof page;
}

const step = steps<Ports>();
const unknown: object = { folio: 'PUT' };

const putter = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'putter',
    initial: 'running',
    states: { running: { on: { folio_put: step('running', unknown) } } },
  }),
  { actor: 'kernel' },
);

export default system({
  id: 'an-unknown-port',
  about: 'What is said of a step that speaks to a port that the thread does not have?',
  rules: [],
  compose(c) {
    c.thread('putter', putter, { page: c.object('page', page) });
  },
});
