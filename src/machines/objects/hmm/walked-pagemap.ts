import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly refs?: number | undefined },
    events: {} as {
      type: 'REGISTER' | 'KILL' | 'REMOVE' | 'TRYGET_LIVE' | 'TRYGET_FAILS' | 'PUT';
    },
    meta: {} as StateMeta,
  },
  guards: {
    used: ({ context }) => context.refs !== undefined,
    unused: ({ context }) => context.refs === undefined,
  },
  actions: {
    get: assign({ refs: ({ context }) => (context.refs ?? 0) + 1 }),
    put: assign({
      refs: ({ context: { refs = 0 } }) => (refs > 1 ? refs - 1 : undefined),
    }),
  },
}).createMachine({
  id: 'walked_pagemap',
  description:
    'A dev_pagemap with its struct pages, as a walk over page tables meets it that holds no reference',
  meta: { source: 'mm/memremap.c', facts: 'A2 A3' },
  initial: 'unregistered',
  context: {},
  on: {
    REGISTER: '.outOfOrder',
    KILL: '.outOfOrder',
    REMOVE: '.outOfOrder',
    PUT: [
      { guard: 'used', actions: 'put' },
      { guard: 'unused', target: '.outOfOrder' },
    ],
  },
  states: {
    unregistered: { on: { REGISTER: 'registered', TRYGET_FAILS: 'unregistered' } },
    registered: { on: { KILL: 'dying', TRYGET_LIVE: { actions: 'get' } } },
    dying: {
      description: 'Killed: memunmap_pages waits for its pages, its references and a grace period',
      meta: { facts: 'A3 U1 U3' },
      on: { REMOVE: 'removed', TRYGET_FAILS: 'dying' },
    },
    removed: {
      description: 'The struct pages are gone, and the structure may be freed',
      meta: { facts: 'A3 U4.3' },
      on: { REGISTER: 'registered', TRYGET_FAILS: 'removed' },
    },
    outOfOrder: { tags: 'violation', description: 'A step of its life out of its order' },
  },
});

/** A `struct dev_pagemap` of one device whose memory others map; it may be registered anew. */
export const walkedPagemap = object(machine, {
  counts: { unit: 'reference', number: ({ context }) => context.refs ?? 0 },
  effects: ['REGISTER', 'KILL', 'REMOVE', 'PUT'],
  answers: { percpu_ref_tryget_live: ['TRYGET_LIVE', 'TRYGET_FAILS'] },
  looks: { unreferenced: ({ context }) => context.refs === undefined },
});
