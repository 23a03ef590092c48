import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { pgmapRef } from '../pagemap/pgmap-ref.ts';

interface Page {
  /** References, when there are more than one. */
  readonly refs?: number | undefined;
}

const EVENTS = [
  'GET',
  'SET_COUNT',
  'CLEAR_COUNT',
  'EXPECT_ZERO',
  'EXPECT_IN_USE',
  'TOUCH',
  'REMOVE',
] as const;

const machine = setup({
  types: {
    context: {} as Page,
    events: {} as { type: (typeof EVENTS)[number] | 'PUT' | 'PUT_LAST' },
    meta: {} as StateMeta,
  },
  guards: {
    several: ({ context }) => context.refs !== undefined,
    last: ({ context }) => context.refs === undefined,
  },
  actions: {
    get: assign({ refs: ({ context }) => (context.refs ?? 1) + 1 }),
    put: assign({ refs: ({ context: { refs = 1 } }) => (refs > 2 ? refs - 1 : undefined) }),
    forget: assign({ refs: undefined }),
  },
}).createMachine({
  id: 'p2p_page',
  description:
    'The struct page of one page of PCI_P2PDMA memory, which only the mapping of a process counts; who gets the memory is said by its chunk of the pool',
  meta: { source: 'drivers/pci/p2pdma.c', facts: 'B' },
  initial: 'idle',
  context: {},
  states: {
    idle: {
      description: 'Refcount 0: in the pool, or allocated by a driver of the kernel',
      on: {
        GET: 'usedWhileFree',
        PUT: 'usedWhileFree',
        SET_COUNT: 'used',
        CLEAR_COUNT: 'idle',
        EXPECT_ZERO: 'idle',
        EXPECT_IN_USE: 'unexpectedCount',
        TOUCH: 'idle',
        REMOVE: 'gone',
      },
    },
    used: {
      description: 'Referenced: by the mmap that sets it up, by a page table, by a request',
      on: {
        GET: { actions: 'get' },
        PUT: { guard: 'several', actions: 'put' },
        PUT_LAST: { guard: 'last', target: 'idle' },
        SET_COUNT: 'refcountOverwritten',
        CLEAR_COUNT: [
          { guard: 'last', target: 'idle' },
          { guard: 'several', target: 'refcountOverwritten' },
        ],
        EXPECT_ZERO: 'unexpectedCount',
        EXPECT_IN_USE: 'used',
        TOUCH: 'used',
        REMOVE: { target: 'gone', actions: 'forget' },
      },
    },
    gone: {
      description: 'The memmap is removed: there is no struct page',
      meta: { source: 'mm/memremap.c: pageunmap_range', facts: 'A3 U4.3' },
      on: {
        GET: 'usedAfterRemove',
        PUT: 'usedAfterRemove',
        SET_COUNT: 'usedAfterRemove',
        CLEAR_COUNT: 'usedAfterRemove',
        EXPECT_ZERO: 'usedAfterRemove',
        EXPECT_IN_USE: 'usedAfterRemove',
        TOUCH: 'usedAfterRemove',
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
    refcountOverwritten: {
      tags: 'violation',
      description: 'The count of a page is set while others have references of it',
    },
    unexpectedCount: {
      tags: 'violation',
      description: 'VM_WARN: the count of a page is not what its user expects',
    },
  },
});

/** A page of PCI_P2PDMA memory, as its reference count sees it. */
export const p2pPage = object(machine, {
  counts: {
    unit: 'reference',
    number: ({ is, context }) => (is('used') ? (context.refs ?? 1) : 0),
  },
  keeps: { in: ['used'], of: pgmapRef },
  effects: EVENTS,
  answers: { folio_put: ['PUT', 'PUT_LAST'] },
});
