import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { pgmapRef } from '../pagemap/pgmap-ref.ts';
import { add, nothing, number, pageGuards, strays, type Page } from './page-counts.ts';

/** What is done with a reference, a mapping or the lock of a page held. */
const HELD = [
  'WRITE',
  'MAP_UNLOCK',
  'UNLOCK',
  'COLLECT',
  'UNMAP_ALL',
  'MAP_BACK_PUT',
  'MAP_BACK_UNLOCK',
  'MOVED_PUT',
  'MOVED_UNLOCK',
  'COPY_MAP',
  'UNMAP',
  'COPY_ENTRY',
  'DROP_ENTRY',
] as const;
const HELD_ANSWERS = ['FAULT_GET', 'TRYLOCK', 'LOCK_COLLECT', 'PUT', 'UNMAP_PUT'] as const;
const OTHER = ['INIT', 'SET_COUNT', 'FOLIO_FREE', 'TOUCH', 'REMOVE'] as const;
type Event =
  | (typeof HELD)[number]
  | (typeof HELD_ANSWERS)[number]
  | (typeof OTHER)[number]
  | 'FAULT_BUSY'
  | 'TRYLOCK_BUSY'
  | 'COLLECT_BUSY'
  | 'PUT_LAST'
  | 'UNMAP_PUT_LAST'
  | 'GET_UNLESS_ZERO'
  | 'GET_IS_ZERO'
  | 'ALLOC'
  | 'NO_PAGE'
  | 'WAIT_ON_LOCKED'
  | 'LOCK';

const all = <E extends Event, const T extends string>(events: readonly E[], target: T) =>
  Object.fromEntries(events.map((event) => [event, target])) as { [K in E]: T };

const machine = setup({
  types: { context: {} as Page, events: {} as { type: Event }, meta: {} as StateMeta },
  guards: pageGuards,
  actions: {
    init: assign({ refs: 1 }),
    write: assign({ written: true }),
    get: assign(add('refs', 1)),
    put: assign(add('refs', -1)),
    lock: assign({ locked: true }),
    unlock: assign({ locked: undefined }),
    map: assign({ ...add('refs', 1), ...add('maps', 1) }),
    unmap: assign({ ...add('refs', -1), ...add('maps', -1) }),
    unmapOnly: assign(add('maps', -1)),
    collect: assign({ ...add('maps', -1), ...add('entries', 1) }),
    addEntry: assign(add('entries', 1)),
    dropEntry: assign(add('entries', -1)),
    unmapAll: assign(({ context: { refs = 0, maps = 0, entries = 0 } }) => ({
      refs: number(refs - maps),
      entries: number(entries + maps),
      maps: undefined,
    })),
    mapBack: assign(({ context: { refs = 0, maps = 0, entries = 0 } }) => ({
      refs: number(refs + entries),
      maps: number(maps + entries),
      entries: undefined,
    })),
    move: assign({ entries: undefined }),
    forget: assign(nothing),
  },
}).createMachine({
  id: 'device_page',
  description: 'One page of device memory: its struct page, its place in the free list, its data',
  meta: { source: 'mm/memremap.c', facts: 'A5 A6' },
  initial: 'free',
  context: {},
  states: {
    free: {
      description: 'In the free list of the driver, refcount 0',
      on: {
        ...all([...HELD, ...HELD_ANSWERS, 'LOCK', 'SET_COUNT'], 'usedWhileFree'),
        INIT: 'usedWhileFree',
        FOLIO_FREE: 'usedWhileFree',
        ALLOC: 'taken',
        GET_IS_ZERO: 'free',
        WAIT_ON_LOCKED: 'free',
        TOUCH: 'free',
        REMOVE: 'gone',
      },
    },
    taken: {
      description: 'Off the free list, its fields reset, refcount still 0',
      meta: { source: 'mm/memremap.c: zone_device_page_init', facts: 'A5' },
      on: {
        ...all([...HELD, ...HELD_ANSWERS, 'LOCK', 'SET_COUNT'], 'usedWhileFree'),
        INIT: { target: 'allocated', actions: 'init' },
        FOLIO_FREE: 'usedWhileFree',
        NO_PAGE: 'taken',
        GET_IS_ZERO: 'taken',
        WAIT_ON_LOCKED: 'taken',
        TOUCH: 'taken',
        REMOVE: 'gone',
      },
    },
    allocated: {
      description: 'Referenced: by page tables, by a migration, by a fault',
      on: {
        INIT: 'refcountOverwritten',
        SET_COUNT: 'refcountOverwritten',
        FOLIO_FREE: 'freedInUse',
        NO_PAGE: 'allocated',
        GET_UNLESS_ZERO: { actions: 'get' },
        FAULT_GET: { guard: 'lock free', actions: ['get', 'lock'] },
        FAULT_BUSY: { guard: 'locked', target: 'allocated' },
        LOCK: { guard: 'lock free', actions: 'lock' },
        TRYLOCK: { guard: 'lock free', actions: 'lock' },
        TRYLOCK_BUSY: { guard: 'locked', target: 'allocated' },
        WAIT_ON_LOCKED: { guard: 'lock free', target: 'allocated' },
        WRITE: { actions: 'write' },
        MAP_UNLOCK: [
          { guard: 'locked and written', actions: ['map', 'unlock'] },
          { guard: 'locked, not written', target: 'mappedUnwritten' },
          { guard: 'lock free', target: 'unlockedTwice' },
        ],
        UNLOCK: [
          { guard: 'locked', actions: 'unlock' },
          { guard: 'lock free', target: 'unlockedTwice' },
        ],
        COLLECT: [
          { guard: 'has a mapping', actions: 'collect' },
          { guard: 'has no mapping', target: 'countedWrongly' },
        ],
        LOCK_COLLECT: [
          { guard: 'lock free, has a mapping', actions: ['lock', 'collect'] },
          { guard: 'lock free, has no mapping', target: 'countedWrongly' },
        ],
        COLLECT_BUSY: { guard: 'locked', target: 'allocated' },
        UNMAP_ALL: { actions: 'unmapAll' },
        MAP_BACK_PUT: [
          { guard: 'mapped back and put', actions: ['mapBack', 'put'] },
          { guard: 'nothing left when put', target: 'countedWrongly' },
        ],
        MAP_BACK_UNLOCK: [
          { guard: 'locked', actions: ['mapBack', 'unlock'] },
          { guard: 'lock free', target: 'unlockedTwice' },
        ],
        MOVED_PUT: [
          { guard: 'more references', actions: ['move', 'put'] },
          { guard: 'no more references', target: 'countedWrongly' },
        ],
        MOVED_UNLOCK: [
          { guard: 'locked', actions: ['move', 'unlock'] },
          { guard: 'lock free', target: 'unlockedTwice' },
        ],
        COPY_MAP: [
          { guard: 'has a mapping', actions: 'map' },
          { guard: 'has no mapping', target: 'countedWrongly' },
        ],
        UNMAP: [
          { guard: 'has a mapping', actions: 'unmapOnly' },
          { guard: 'has no mapping', target: 'countedWrongly' },
        ],
        COPY_ENTRY: [
          { guard: 'has an entry', actions: 'addEntry' },
          { guard: 'has no entry', target: 'countedWrongly' },
        ],
        DROP_ENTRY: [
          { guard: 'has an entry', actions: 'dropEntry' },
          { guard: 'has no entry', target: 'countedWrongly' },
        ],
        PUT: [
          { guard: 'more references', actions: 'put' },
          { guard: 'no reference', target: 'usedWhileFree' },
        ],
        PUT_LAST: { guard: 'last reference', target: 'freeing', actions: 'forget' },
        UNMAP_PUT: [
          { guard: 'mapped', actions: 'unmap' },
          { guard: 'not mapped', target: 'usedWhileFree' },
        ],
        UNMAP_PUT_LAST: { guard: 'last mapping', target: 'freeing', actions: 'forget' },
        TOUCH: 'allocated',
        REMOVE: { target: 'gone', actions: 'forget' },
      },
    },
    freeing: {
      description: 'The last reference is dropped, folio_free has not returned',
      meta: { source: 'mm/memremap.c: free_zone_device_folio', facts: 'A6 F0 F5' },
      on: {
        ...all([...HELD, ...HELD_ANSWERS, 'LOCK', 'SET_COUNT'], 'usedWhileFree'),
        INIT: 'usedWhileFree',
        FOLIO_FREE: 'free',
        NO_PAGE: 'freeing',
        GET_IS_ZERO: 'freeing',
        WAIT_ON_LOCKED: 'freeing',
        TOUCH: 'freeing',
        REMOVE: 'gone',
      },
    },
    gone: {
      description: 'The memmap is removed: there is no struct page',
      meta: { source: 'mm/memremap.c: pageunmap_range', facts: 'A3 U4.3' },
      on: {
        ...all([...HELD, ...HELD_ANSWERS, 'LOCK', 'SET_COUNT'], 'usedAfterRemove'),
        ...all(['INIT', 'FOLIO_FREE', 'TOUCH', 'ALLOC', 'GET_UNLESS_ZERO'], 'usedAfterRemove'),
        WAIT_ON_LOCKED: 'gone',
        REMOVE: 'gone',
      },
    },
    usedAfterRemove: {
      tags: 'violation',
      description: 'A struct page is used after it was removed',
    },
    usedWhileFree: {
      tags: 'violation',
      description: 'A page without references is used as if held',
    },
    freedInUse: { tags: 'violation', description: 'folio_free runs on a page with references' },
    refcountOverwritten: {
      tags: 'violation',
      description: 'The count of a page in use is set to 1',
    },
    countedWrongly: {
      tags: 'violation',
      description:
        'A mapping, an entry or a reference is taken away that the page does not have, or its last reference by who does not free it',
    },
    mappedUnwritten: { tags: 'violation', description: 'A process gets a page without its data' },
    unlockedTwice: { tags: 'violation', description: 'folio_unlock of a folio that is not locked' },
  },
});

/** A page of device memory; virtual page p of every process lives in device page p. */
export const devicePage = object(machine, {
  effects: [...HELD, ...OTHER],
  counts: { unit: 'reference', number: ({ context }) => context.refs ?? 0 },
  keeps: { in: ['allocated'], of: pgmapRef },
  waits: ['LOCK', 'WAIT_ON_LOCKED'],
  answers: {
    get_page_unless_zero: ['GET_UNLESS_ZERO', 'GET_IS_ZERO'],
    'trylock and get': ['FAULT_GET', 'FAULT_BUSY'],
    folio_trylock: ['TRYLOCK', 'TRYLOCK_BUSY'],
    // V3 and V4 of a caller that has not locked the page yet: one section of the page-table lock.
    'trylock and collect': ['LOCK_COLLECT', 'COLLECT_BUSY'],
    folio_put: ['PUT', 'PUT_LAST'],
    'unmap and put': ['UNMAP_PUT', 'UNMAP_PUT_LAST'],
    'free list': ['ALLOC', 'NO_PAGE'],
  },
  looks: {
    idle: ({ is }) => is('free') || is('gone'),
    'referenced once': ({ context }) => context.refs === 1,
    'referenced twice': ({ context }) => context.refs === 2,
    'referenced at most twice': ({ context }) => strays(context) <= 2,
    'at most three references': ({ context }) => strays(context) <= 3,
  },
});
