/**
 * The lifetime protocol of a refcounted registration: a small dev_pagemap.
 *
 * A driver registers pages; users look the registration up, take a page and run DMA on it; the driver
 * may be unplugged at any time, kills the registration, drops its own page references, waits for the
 * last one, erases the lookup entry and waits for the readers. Then it may be plugged in again.
 */
import { assign, setup } from 'xstate';
import {
  each,
  forget,
  invariant,
  keep,
  object,
  one,
  steps,
  system,
  thread,
  threadTypes,
  violation,
  type Every,
} from 'unplug-verifier';

const map = object(
  setup({
    types: {
      context: {} as { pages: number; ref: number; dead: boolean; mapped: boolean },
      events: {} as { type: 'REGISTER' | 'KILL' | 'GET' | 'PUT' | 'ERASE' },
    },
    guards: {
      held: ({ context }) => context.ref > 0,
      unheld: ({ context }) => context.ref === 0,
    },
    actions: {
      register: assign(({ context }) => ({ ref: context.pages + 1, dead: false, mapped: true })),
      kill: assign(({ context }) => ({ dead: true, ref: context.ref - 1 })),
      get: assign({ ref: ({ context }) => context.ref + 1 }),
      put: assign({ ref: ({ context }) => context.ref - 1 }),
      erase: assign({ mapped: false }),
    },
  }).createMachine({
    id: 'map',
    initial: 'registered',
    context: ({ input }) => {
      const { pages } = input as { pages: number };
      return { pages, ref: pages + 1, dead: false, mapped: true };
    },
    states: {
      registered: {
        on: {
          REGISTER: { target: 'registered', actions: 'register' },
          KILL: [
            { guard: 'held', target: 'registered', actions: 'kill' },
            { guard: 'unheld', target: 'underflow' },
          ],
          GET: { target: 'registered', actions: 'get' },
          PUT: [
            { guard: 'held', target: 'registered', actions: 'put' },
            { guard: 'unheld', target: 'underflow' },
          ],
          ERASE: { target: 'registered', actions: 'erase' },
        },
      },
      underflow: { tags: 'violation' },
    },
  }),
  {
    effects: ['REGISTER', 'KILL', 'GET', 'PUT', 'ERASE'],
    looks: {
      found: ({ context }) => context.mapped && !context.dead,
      unused: ({ context }) => context.ref === 0,
      mapped: ({ context }) => context.mapped,
    },
  },
);

const page = object(
  setup({
    types: {
      context: {} as { refs: number; base: boolean },
      events: {} as { type: 'REGISTER' | 'DROP_BASE' | 'TRYGET' | 'TRYGET_FAILS' | 'PUT' },
    },
    guards: {
      used: ({ context }) => context.refs > 0,
      free: ({ context }) => context.refs === 0,
    },
    actions: {
      register: assign({ refs: 1, base: true }),
      dropBase: assign(({ context }) => ({ base: false, refs: context.refs - 1 })),
      get: assign({ refs: ({ context }) => context.refs + 1 }),
      put: assign({ refs: ({ context }) => context.refs - 1 }),
    },
  }).createMachine({
    id: 'page',
    initial: 'present',
    context: { refs: 1, base: true },
    states: {
      present: {
        on: {
          REGISTER: { target: 'present', actions: 'register' },
          DROP_BASE: [
            { guard: 'used', target: 'present', actions: 'dropBase' },
            { guard: 'free', target: 'underflow' },
          ],
          TRYGET: { guard: 'used', target: 'present', actions: 'get' },
          TRYGET_FAILS: { guard: 'free', target: 'present' },
          PUT: [
            { guard: 'used', target: 'present', actions: 'put' },
            { guard: 'free', target: 'underflow' },
          ],
        },
      },
      underflow: { tags: 'violation' },
    },
  }),
  {
    effects: ['REGISTER', 'DROP_BASE', 'PUT'],
    answers: { tryget: ['TRYGET', 'TRYGET_FAILS'] },
    looks: {
      base: ({ context }) => context.base,
      'shared base': ({ context }) => context.base && context.refs > 1,
      'unshared base': ({ context }) => context.base && context.refs === 1,
      'last reference': ({ context }) => context.refs === 1,
    },
  },
);

interface DriverPorts {
  map: typeof map;
  page: typeof page;
  pages: Every<typeof page>;
  users: Every<typeof user>;
}

interface AtPage {
  page?: number;
}

interface UserPorts {
  map: typeof map;
  page: typeof page;
}

const use = steps<UserPorts>();

const user = thread<UserPorts, AtPage>(
  setup({
    types: threadTypes<UserPorts, AtPage>(),
    actions: { pick: keep('page'), forget: forget('page') },
  }).createMachine({
    id: 'user',
    initial: 'idle',
    context: {},
    states: {
      idle: {
        tags: 'rest',
        on: { lookup: use('reader', {}, { picks: ['page'], actions: 'pick' }) },
      },
      reader: {
        on: {
          'tryget map': use('gotMap', { map: ['looks found', 'GET'] }),
          'lookup fails': use('idle', { map: 'looks not found' }, { actions: 'forget' }),
        },
      },
      gotMap: {
        on: {
          'tryget page': use('gotBoth', { page: 'TRYGET' }),
          'page is free': use('idle', { page: 'TRYGET_FAILS', map: 'PUT' }, { actions: 'forget' }),
        },
      },
      gotBoth: { on: { 'put map': use('held', { map: 'PUT' }) } },
      held: {
        on: {
          'dma start': use('dma'),
          'put page': use(
            'idle',
            { page: ['looks not last reference', 'PUT'] },
            { actions: 'forget' },
          ),
          'put page (last)': use(
            'idle',
            { page: ['looks last reference', 'PUT'], map: 'PUT' },
            { actions: 'forget' },
          ),
        },
      },
      dma: { on: { 'dma done': use('held') } },
    },
  }),
  { actor: 'user' },
);

const drive = steps<DriverPorts>();

const driver = thread<DriverPorts>(
  setup({ types: threadTypes<DriverPorts>() }).createMachine({
    id: 'driver',
    initial: 'live',
    states: {
      live: { tags: 'rest', on: { unplug: drive('unplug') } },
      unplug: { on: { kill: drive('killed', { map: 'KILL' }) } },
      killed: {
        on: {
          'drop base': drive(
            'killed',
            { page: ['looks shared base', 'DROP_BASE'] },
            { picks: ['page'] },
          ),
          'drop base (last)': drive(
            'killed',
            { page: ['looks unshared base', 'DROP_BASE'], map: 'PUT' },
            { picks: ['page'] },
          ),
          'all dropped': drive('waiting', { pages: 'looks not base' }),
        },
      },
      waiting: { on: { erase: drive('erased', { map: ['looks unused', 'ERASE'] }) } },
      erased: { on: { release: drive('released', { users: 'looks not reader' }) } },
      released: {
        tags: 'rest',
        on: { replug: drive('live', { map: 'REGISTER', pages: 'REGISTER' }) },
      },
    },
  }),
  { actor: 'driver' },
);

const noUnderflow = violation({
  id: 'no-map-underflow',
  sentence: 'the registration is not put more often than it was got',
  source: 'pgmap protocol',
  of: map,
  states: ['underflow'],
});

const noPageUnderflow = violation({
  id: 'no-page-underflow',
  sentence: 'no page is put more often than it was got',
  source: 'pgmap protocol',
  of: page,
  states: ['underflow'],
});

const noPageOutlives = invariant({
  id: 'no-page-outlives-release',
  sentence: 'no page reference outlives the release',
  source: 'pgmap protocol',
  over: { driver: one(driver), page: each(page) },
  holds: ({ driver, page }) => !driver.is('released') || page.context.refs === 0,
});

const dmaOnMapped = invariant({
  id: 'dma-on-mapped',
  sentence: 'dma only on a mapped registration',
  source: 'pgmap protocol',
  over: { map: one(map), user: each(user) },
  holds: ({ map, user }) => !user.is('dma') || map.context.mapped,
});

const entryPresent = invariant({
  id: 'entry-present',
  sentence: 'the entry is present while anyone holds the registration',
  source: 'pgmap protocol',
  over: { map: one(map), user: each(user) },
  holds: ({ map, user }) => map.context.mapped || !(user.is('gotMap') || user.is('gotBoth')),
});

export default system({
  id: 'pgmap',
  about: 'Is a registration released only after its last user, and can it be plugged in again?',
  sizes: {
    pages: { unit: 'pages', default: 2, max: 8 },
    users: { unit: 'users', default: 3, max: 8 },
  },
  rules: [noUnderflow, noPageUnderflow, noPageOutlives, dmaOnMapped, entryPresent],
  notModelled: ['RCU: the release waits until no reader is inside'],
  compose({ object, family, thread }, { pages = 2, users = 3 }) {
    const theMap = object('map', map, { input: { pages } });
    const allPages = family('page', pages, page);
    const thePage = ({ page: i }: AtPage) => allPages[i!]!;
    const allUsers = Array.from({ length: users }, (_, i) =>
      thread(
        `user${i}`,
        user,
        { map: theMap, page: thePage },
        { at: { user: i }, picks: { page: pages }, family: 'user' },
      ),
    );
    thread(
      'driver',
      driver,
      {
        map: theMap,
        page: ({ page: i }: AtPage) => allPages[i!]!,
        pages: allPages,
        users: allUsers,
      },
      { picks: { page: pages } },
    );
  },
});
