import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

interface Page {
  /** References beyond those of an idle page; not there when there are none. */
  readonly refs?: number | undefined;
}

const machine = setup({
  types: {
    context: {} as Page,
    events: {} as {
      type: 'GET' | 'PUT' | 'PUT_LAST' | 'TOUCH' | 'FREE_BLOCK' | 'REMOVE';
    },
    meta: {} as StateMeta,
  },
  guards: {
    several: ({ context }) => (context.refs ?? 0) > 1,
    last: ({ context }) => context.refs === 1,
  },
  actions: {
    get: assign({ refs: ({ context }) => (context.refs ?? 0) + 1 }),
    put: assign({ refs: ({ context }) => (context.refs ?? 0) - 1 }),
    forget: assign({ refs: undefined }),
  },
}).createMachine({
  id: 'dax_page',
  description:
    'A page of memory that is mapped as it is. An idle page has the refcount of its type: 0 for FS_DAX, 1 for GENERIC',
  meta: { source: 'mm/memremap.c', facts: 'B' },
  initial: 'idle',
  context: {},
  states: {
    idle: {
      description: 'Nobody has a reference of it; a file may own it',
      on: {
        GET: { target: 'in use', actions: 'get' },
        PUT: 'putTwice',
        TOUCH: 'idle',
        FREE_BLOCK: 'idle',
        REMOVE: 'gone',
      },
    },
    'in use': {
      description: 'Page tables, faults or pins have references of it',
      on: {
        GET: { actions: 'get' },
        PUT: { guard: 'several', actions: 'put' },
        PUT_LAST: { guard: 'last', target: 'idle', actions: 'forget' },
        TOUCH: 'in use',
        FREE_BLOCK: 'freedInUse',
        REMOVE: { target: 'gone', actions: 'forget' },
      },
    },
    gone: {
      description: 'The memmap is removed: there is no struct page',
      meta: { source: 'mm/memremap.c: pageunmap_range', facts: 'A3 U4.3' },
      on: {
        GET: 'usedAfterRemove',
        PUT: 'putAfterRemove',
        TOUCH: 'usedAfterRemove',
        FREE_BLOCK: 'gone',
        REMOVE: 'gone',
      },
    },
    usedAfterRemove: {
      tags: 'violation',
      description: 'A struct page is used after it was removed',
    },
    putAfterRemove: {
      tags: 'violation',
      description: 'A reference is put of a struct page that was removed',
    },
    freedInUse: {
      tags: 'violation',
      description: 'The file system frees a block that somebody still has a reference of',
    },
    putTwice: { tags: 'violation', description: 'A reference is put that nobody got' },
  },
});

/** A page of FS_DAX or GENERIC memory, as its references see it. */
export const daxPage = object(machine, {
  counts: { unit: 'reference', number: ({ context }) => context.refs ?? 0 },
  effects: ['GET', 'TOUCH', 'FREE_BLOCK', 'REMOVE'],
  answers: { folio_put: ['PUT', 'PUT_LAST'] },
});
