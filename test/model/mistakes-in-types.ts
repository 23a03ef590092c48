/**
 * Mistakes that the compiler finds: each line below an expectation must not compile. Checked by
 * `npm run check`; an expectation that no longer holds is an error there.
 */
import { setup } from 'xstate';
import {
  addEvent,
  addGuard,
  addStep,
  dropStep,
  each,
  forget,
  invariant,
  keep,
  object,
  one,
  replaceStep,
  retag,
  startWith,
  steps,
  system,
  thread,
  threadTypes,
  type Every,
  type PortsOf,
} from '../../src/index.ts';
import { devicePage, p2pPage, pfnWalker, type RegisterPorts } from '../../src/machines/index.ts';

const mutex = object(
  setup({ types: { events: {} as { type: 'LOCK' | 'UNLOCK' } } }).createMachine({
    id: 'mutex',
    initial: 'free',
    states: {
      free: { on: { LOCK: 'held', UNLOCK: 'broken' } },
      held: { on: { UNLOCK: 'free' } },
      broken: { tags: 'violation' },
    },
  }),
  { waits: ['LOCK'], effects: ['UNLOCK'], looks: { taken: ({ is }) => is('held') } },
);

interface Counting {
  refs: number;
}

const page = object(
  setup({
    types: { context: {} as Counting, events: {} as { type: 'GET' } },
  }).createMachine({
    id: 'page',
    initial: 'live',
    context: { refs: 0 },
    states: { live: { on: { GET: 'live' } } },
  }),
  { effects: ['GET'], looks: { unused: ({ context }) => context.refs === 0 } },
);

interface Ports {
  lock: typeof mutex;
  page: typeof page;
  pages: Every<typeof page>;
}

const step = steps<Ports>();

// What may be said.
step('busy', { lock: 'LOCK', page: ['looks unused', 'GET'], pages: 'some looks live' });
step('busy', { lock: 'looks taken', pages: 'looks not unused' });

// @ts-expect-error there is no such port
step('busy', { mutex: 'LOCK' });
// @ts-expect-error the lock has no such event
step('busy', { lock: 'GET' });
// @ts-expect-error a misspelt event
step('busy', { lock: 'LOKC' });
// @ts-expect-error the lock has no such look
step('busy', { lock: 'looks unused' });
// @ts-expect-error a misspelt state
step('busy', { lock: 'looks fre' });
// @ts-expect-error a port for one object has no "some"
step('busy', { page: 'some looks live' });
// @ts-expect-error the look comes first
step('busy', { page: ['GET', 'looks unused'] });
// @ts-expect-error there is no such extra
step('busy', {}, { mayfail: true });

interface Owned {
  owner: number;
}

const ownedMachine = setup({
  types: {
    context: {} as Owned,
    events: {} as { type: 'STORE'; value: number } | { type: 'PUT' },
  },
}).createMachine({
  id: 'owned',
  initial: 'live',
  context: { owner: 0 },
  states: { live: { on: { STORE: 'live', PUT: 'live' } } },
});
const owned = object(ownedMachine, {
  effects: ['STORE', 'PUT'],
  carries: ['STORE'],
  looks: {
    free: ({ context }) => context.owner === 0,
    'owner is': ({ context }, who) => context.owner === who,
    'owner is below': ({ context }, most: number) => context.owner < most,
  },
});
interface OwnedPorts {
  owned: typeof owned;
  all: Every<typeof owned>;
}
const own = steps<OwnedPorts>();

// What may be said with a value.
own('busy', {
  owned: ['looks not owner is {own}', 'STORE {own}'],
  all: 'some looks owner is {own}',
});
own('busy', { owned: ['looks free', 'PUT'], all: 'looks owner is below {least}' });

system({
  id: 'starts',
  about: '',
  rules: [],
  compose(c) {
    c.object('owned', owned, { startsIn: 'live' });
    c.family('owned', 2, owned, { startsIn: () => 'live' });
    // @ts-expect-error a misspelt state
    c.object('other', owned, { startsIn: 'liev' });
  },
});

// @ts-expect-error the look is asked with a value
own('busy', { owned: 'looks owner is' });
// @ts-expect-error the look takes none
own('busy', { owned: 'looks free {own}' });
// @ts-expect-error a state is asked for without one
own('busy', { owned: 'looks live {own}' });
// @ts-expect-error the event carries a value
own('busy', { owned: 'STORE' });
// @ts-expect-error the event carries none
own('busy', { owned: 'PUT {own}' });
// @ts-expect-error a value is named in braces
own('busy', { owned: 'STORE own' });
// @ts-expect-error the type of PUT has no value
object(ownedMachine, { effects: ['STORE', 'PUT'], carries: ['PUT'] });
// @ts-expect-error the context has no such part
object(ownedMachine, { looks: { 'owner is': ({ context }, who) => context.wner === who } });

// @ts-expect-error the lock has no event GET
object(mutex.machine as ReturnType<typeof lockMachine>, { effects: ['GET'] });
function lockMachine() {
  return setup({ types: { events: {} as { type: 'LOCK' } } }).createMachine({ id: 'm' });
}

const machine = setup({
  types: threadTypes<Ports, { page?: number }>(),
  actions: { pick: keep('page') },
});

machine.createMachine({
  id: 'user',
  initial: 'idle',
  context: {},
  states: {
    // @ts-expect-error there is no action of this name
    idle: { on: { fault: step('idle', {}, { actions: 'pikc' }) } },
  },
});

// What may be done inline.
machine.createMachine({
  id: 'user',
  initial: 'idle',
  context: {},
  states: {
    idle: {
      on: {
        ioctl: step('idle', {}, { picks: ['page'], actions: keep('page') }),
        exit: step('idle', {}, { actions: ['pick', forget('page')] }),
      },
    },
  },
});

machine.createMachine({
  id: 'user',
  initial: 'idle',
  context: {},
  states: {
    // @ts-expect-error the thread has no such index
    idle: { on: { ioctl: step('idle', {}, { picks: ['pfn'], actions: keep('pfn') }) } },
  },
});

const told = steps<Ports, 'idle' | 'busy'>();
told('busy');
told('#user.busy', { lock: 'LOCK' });
told('.busy');
// @ts-expect-error a misspelt state
told('bsy');
// @ts-expect-error a misspelt state inside another
told('.bsy', { lock: 'LOCK' });
machine.createMachine({
  id: 'user',
  initial: 'idle',
  context: {},
  states: {
    idle: { on: { fault: told('busy', { lock: 'LOCK' }) } },
    // @ts-expect-error a misspelt state where it is declared
    busy: { on: { returns: told('ilde', { lock: 'UNLOCK' }) } },
  },
});

const user = thread<Ports, { page?: number }>(
  machine.createMachine({
    id: 'user',
    initial: 'idle',
    context: {},
    states: { idle: { on: { fault: step('idle', { lock: 'LOCK' }, { actions: 'pick' }) } } },
  }),
  { actor: 'user' },
);

// @ts-expect-error nobody of this name runs threads
thread<Ports>(machine.createMachine({ id: 'user', context: {} }), { actor: 'users' });

export default system({
  id: 'wiring',
  about: '',
  rules: [
    invariant({
      id: 'reads-what-is-there',
      sentence: '',
      source: '',
      over: { page: each(page), user: one(user) },
      // @ts-expect-error a page has no such number
      holds: ({ page, user }) => page.context.count === 0 && user.context.page !== 1,
    }),
    invariant({
      id: 'reads-whom-it-named',
      sentence: '',
      source: '',
      over: { page: each(page) },
      // @ts-expect-error the rule does not name a lock
      holds: ({ lock }) => lock.is('free'),
    }),
  ],
  compose({ object: create, family, thread: run }) {
    const lock = create('lock', mutex);
    const pages = family('page', 2, page);
    const mine = ({ page: i = 0 }: { page?: number }) => pages[i]!;
    run('right', user, { lock, page: mine, pages });
    // @ts-expect-error a page where a lock belongs
    run('wrong', user, { lock: pages[0]!, page: mine, pages });
    // @ts-expect-error a page where a lock belongs, chosen by index
    run('wrong', user, { lock: mine, page: mine, pages });
    // @ts-expect-error one page where all belong
    run('wrong', user, { lock, page: mine, pages: pages[0]! });
    // @ts-expect-error all pages where one belongs
    run('wrong', user, { lock, page: pages, pages });
    // @ts-expect-error a port is left unwired
    run('wrong', user, { lock, pages });
    // @ts-expect-error the thread has no such index
    run('wrong', user, { lock, page: ({ pfn }: { pfn: number }) => pages[pfn]!, pages });
  },
});

// Edits of a definition: states, events of objects and ports are checked.
dropStep(pfnWalker, 'holding', 'pfn_valid');
dropStep('pfn_walker', 'any state', 'any step');
replaceStep(
  pfnWalker,
  'loaded',
  'percpu_ref_tryget_live_rcu',
  { target: 'holding', ports: { ref: 'TRYGET_LIVE' } },
  steps<PortsOf<typeof pfnWalker>>()('holding', { ref: 'TRYGET' }),
);
// @ts-expect-error there is no such state
dropStep(pfnWalker, 'holdin', 'pfn_valid');
// @ts-expect-error there is no such event
dropStep(mutex, 'free', 'LOK');
// @ts-expect-error the count has no such event
addStep(pfnWalker, 'holding', 'put', { target: 'outside', meta: { ports: { ref: 'PTU' } } });
// @ts-expect-error there is no such port
replaceStep(pfnWalker, 'loaded', 'step', { ports: { reff: 'PUT' } }, 'outside');
// @ts-expect-error there is no such state
retag(mutex, 'freed', { add: 'rest' });
// @ts-expect-error there is no such state
addEvent(mutex, 'TRYLOCK', { kind: 'wait', in: { fre: 'held' } });
// @ts-expect-error the context has no such key
startWith(page, { ref: 1 });
// @ts-expect-error the context has no such key
addGuard(page, 'used', ({ context }) => context.ref > 0);

// A driver that registers a pagemap takes struct pages of any kind, and nothing else.
type PagesOnly = Pick<RegisterPorts, 'pages'>;
const remove = steps<PagesOnly>();
remove('gone', { pages: 'REMOVE' });
// @ts-expect-error not every kind of page takes it
remove('gone', { pages: 'PUT' });
const owner = thread<PagesOnly>(
  setup({ types: threadTypes<PagesOnly>() }).createMachine({
    id: 'owner',
    initial: 'bound',
    states: { bound: { on: { memunmap_pages: remove('bound', { pages: 'REMOVE' }) } } },
  }),
  { actor: 'driver' },
);
export const registering = system({
  id: 'registering',
  about: '',
  rules: [],
  compose({ family, thread: run }) {
    run('private', owner, { pages: family('page', 2, devicePage) });
    run('p2pdma', owner, { pages: family('p2p', 2, p2pPage) });
    run('none', owner, { pages: [] });
    // @ts-expect-error a lock is no page
    run('wrong', owner, { pages: family('lock', 2, mutex) });
    // @ts-expect-error a thread is no page
    run('wrong', owner, { pages: [run('other', user, {} as never)] });
  },
});
