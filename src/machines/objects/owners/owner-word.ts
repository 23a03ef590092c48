import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly owner?: number | undefined },
    events: {} as { type: 'STORE'; value: number } | { type: 'FORGET' },
    meta: {} as StateMeta,
  },
  actions: {
    store: assign({ owner: ({ event }) => ('value' in event ? event.value : undefined) }),
    forget: assign({ owner: undefined }),
  },
}).createMachine({
  id: 'owner_word',
  description:
    'The owner of a dev_pagemap, or of a peer that walks page tables: one word, stored and loaded without a lock',
  meta: { source: 'include/linux/memremap.h: dev_pagemap', facts: 'A11 H3' },
  initial: 'null',
  context: {},
  states: {
    null: {
      description: 'No owner yet: it is equal to nothing',
      on: { STORE: { target: 'stored', actions: 'store' }, FORGET: 'null' },
    },
    stored: {
      on: { STORE: { actions: 'store' }, FORGET: { target: 'null', actions: 'forget' } },
    },
  },
});

/** `pgmap->owner`, and the owner that a peer hands to `hmm_range_fault`: an address or an id. */
export const ownerWord = object(machine, {
  effects: ['STORE', 'FORGET'],
  carries: ['STORE'],
  looks: { 'owner is': ({ context }, who) => context.owner === who },
});
