/** Broken: XState leaves `work` when its last state is entered; no step of the thread says so. */
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

const putter = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'putter',
    initial: 'work',
    states: {
      work: {
        initial: 'running',
        states: {
          running: { on: { folio_put: step('done', { page: 'PUT' }) } },
          done: { type: 'final' },
        },
        onDone: 'over',
      },
      over: { tags: 'rest' },
    },
  }),
  { actor: 'kernel' },
);

export default system({
  id: 'an-on-done',
  about: 'What is said of a transition that XState takes by itself?',
  rules: [],
  compose(c) {
    c.thread('putter', putter, { page: c.object('page', page) });
  },
});
