/** Broken: a free page is locked anew, too: XState leaves all regions for the target in one of them. */
import { setup } from 'xstate';
import { object, steps, system, thread, threadTypes } from 'unplug-verifier';

const page = object(
  setup({ types: { events: {} as { type: 'LOCK' | 'FREE' } } }).createMachine({
    id: 'page',
    type: 'parallel',
    states: {
      lock: {
        initial: 'open',
        states: { open: { on: { LOCK: 'locked' } }, locked: { on: { LOCK: 'locked' } } },
      },
      memory: {
        initial: 'held',
        states: { held: { on: { FREE: 'free' } }, free: { on: { FREE: '#page.lock.open' } } },
      },
    },
  }),
  { effects: ['LOCK', 'FREE'] },
);

interface Ports {
  page: typeof page;
}

const step = steps<Ports>();

const freer = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'freer',
    initial: 'running',
    states: { running: { on: { free_page: step('running', { page: 'FREE' }) } } },
  }),
  { actor: 'kernel' },
);

export default system({
  id: 'a-region-moved-from-outside',
  about: 'What is said of a transition from one region into another?',
  rules: [],
  compose(c) {
    c.thread('freer', freer, { page: c.object('page', page) });
  },
});
