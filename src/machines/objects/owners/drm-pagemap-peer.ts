import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly owner?: number | undefined },
    events: {} as
      | { type: 'LIST_ADD' | 'STORE'; value: number }
      | { type: 'LIST_DEL' | 'CLEAR' | 'FREE' },
    meta: {} as StateMeta,
  },
  actions: {
    store: assign({ owner: ({ event }) => (event as { value: number }).value }),
    clear: assign({ owner: undefined }),
  },
}).createMachine({
  id: 'drm_pagemap_peer',
  description:
    'One who takes part in a group of devices that reach each other: its owner, and its place on the list',
  meta: { source: 'include/drm/drm_pagemap_util.h: struct drm_pagemap_peer', facts: 'E3' },
  initial: 'new',
  context: {},
  states: {
    new: {
      description: 'Its list is NULL: to release it does nothing',
      on: {
        LIST_ADD: { target: 'listed', actions: 'store' },
        STORE: { actions: 'store' },
        LIST_DEL: 'new',
        CLEAR: { actions: 'clear' },
        FREE: { target: 'new', actions: 'clear' },
      },
    },
    listed: {
      on: {
        LIST_ADD: 'addedTwice',
        STORE: { actions: 'store' },
        LIST_DEL: 'deleted',
        CLEAR: { actions: 'clear' },
        FREE: 'freedOnList',
      },
    },
    deleted: {
      description: 'list_del has poisoned its pointers, and its list is not NULL',
      on: {
        LIST_ADD: { target: 'listed', actions: 'store' },
        STORE: { actions: 'store' },
        LIST_DEL: 'deletedTwice',
        CLEAR: { actions: 'clear' },
        FREE: { target: 'new', actions: 'clear' },
      },
    },
    addedTwice: { tags: 'violation', description: 'It is on the list and is added again' },
    deletedTwice: { tags: 'violation', description: 'It is taken off the list a second time' },
    freedOnList: {
      tags: 'violation',
      description: 'Freed on the list: whoever walks over it next walks over freed memory',
    },
  },
});

/** `struct drm_pagemap_peer`: a VM or a pagemap among those that are grouped by their interconnects. */
export const drmPagemapPeer = object(machine, {
  effects: ['LIST_ADD', 'STORE', 'LIST_DEL', 'CLEAR', 'FREE'],
  carries: ['LIST_ADD', 'STORE'],
  looks: { 'owner is': ({ context }, who) => context.owner === who },
});
