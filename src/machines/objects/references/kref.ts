import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly refs?: number | undefined },
    events: {} as {
      type: 'GET' | 'GET_UNLESS_ZERO' | 'IS_ZERO' | 'PUT' | 'PUT_LAST' | 'USE' | 'FREE';
    },
    meta: {} as StateMeta,
  },
  guards: {
    last: ({ context }) => context.refs === 1,
    several: ({ context }) => (context.refs ?? 0) > 1,
  },
  actions: {
    get: assign({ refs: ({ context }) => (context.refs ?? 0) + 1 }),
    put: assign({ refs: ({ context }) => (context.refs ?? 0) - 1 }),
    forget: assign({ refs: undefined }),
  },
}).createMachine({
  id: 'kref',
  description: 'An object with a struct kref in it: its references, and whether it is freed',
  meta: { source: 'include/linux/kref.h' },
  initial: 'referenced',
  context: { refs: 1 },
  states: {
    referenced: {
      description: 'kref_init has given one reference',
      on: {
        GET: { actions: 'get' },
        GET_UNLESS_ZERO: { actions: 'get' },
        PUT: { guard: 'several', actions: 'put' },
        PUT_LAST: { guard: 'last', target: 'released', actions: 'forget' },
        USE: 'referenced',
        FREE: 'freedInUse',
      },
    },
    released: {
      description: 'release() runs and has not freed the object yet',
      on: {
        GET: 'addedToZero',
        IS_ZERO: 'released',
        PUT: 'putTwice',
        USE: 'released',
        FREE: 'freed',
      },
    },
    freed: {
      on: {
        GET: 'usedAfterFree',
        IS_ZERO: 'usedAfterFree',
        PUT: 'usedAfterFree',
        USE: 'usedAfterFree',
        FREE: 'usedAfterFree',
      },
    },
    addedToZero: { tags: 'violation', description: 'kref_get of an object without references' },
    putTwice: { tags: 'violation', description: 'A reference is put that nobody got' },
    freedInUse: { tags: 'violation', description: 'The object is freed with references' },
    usedAfterFree: { tags: 'violation', description: 'The object is used after it was freed' },
  },
});

/** An object that is counted by a `struct kref`. `kref_put` is the last or not; release frees. */
export const kref = object(machine, {
  effects: ['GET', 'USE', 'FREE'],
  answers: {
    kref_get_unless_zero: ['GET_UNLESS_ZERO', 'IS_ZERO'],
    kref_put: ['PUT', 'PUT_LAST'],
  },
});
