/** Broken: the rule speaks of page 0 alone, and the pages of the family are alike. */
import { setup } from 'xstate';
import { all, invariant, object, steps, system, thread, threadTypes } from 'unplug-verifier';

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

const step = steps<Ports>();

const user = thread<Ports>(
  setup({ types: threadTypes<Ports>() }).createMachine({
    id: 'user',
    initial: 'running',
    states: {
      running: {
        tags: 'rest',
        on: {
          folio_get: step('running', { page: 'GET' }, { picks: ['page'] }),
          folio_put: step('running', { page: 'PUT' }, { picks: ['page'] }),
        },
      },
    },
  }),
  { actor: 'user' },
);

export default system({
  id: 'a-rule-about-one-of-many',
  about: 'What is said of a rule that singles out one of several like members?',
  rules: [
    invariant({
      id: 'first-page-first',
      sentence: 'page 1 is held only while page 0 is held',
      source: 'this file',
      over: { pages: all(page) },
      holds: ({ pages: [first, second] }) => first!.is('held') || !second!.is('held'),
    }),
  ],
  compose(c) {
    const pages = c.family('page', 2, page);
    c.thread(
      'user',
      user,
      { page: (at: { page?: number }) => pages[at.page ?? 0]! },
      { picks: { page: 2 } },
    );
  },
});
