import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

interface List {
  /** The owners in the order in which their groups stand on the list. */
  readonly owners: readonly number[];
  /** Where the walk is; whoever holds the lock of the list is the only one who walks. */
  readonly at?: number | undefined;
}

interface Args {
  readonly context: List;
  readonly event: { readonly value: number };
}

const isListed = ({ context, event }: Args): boolean => context.owners.includes(event.value);

const machine = setup({
  types: {
    context: {} as List,
    events: {} as
      | { type: 'INIT' | 'FIRST' | 'NEXT' | 'STOP' }
      | { type: 'ADD_TAIL' | 'DEL'; value: number },
    meta: {} as StateMeta,
  },
  guards: {
    listed: ({ context, event }) => isListed({ context, event } as Args),
    unlisted: ({ context, event }) => !isListed({ context, event } as Args),
    before: ({ context }) => context.at !== undefined && context.at < context.owners.length,
    after: ({ context }) => context.at === undefined || context.at >= context.owners.length,
  },
  actions: {
    first: assign({ at: 0 }),
    next: assign({ at: ({ context }) => (context.at ?? 0) + 1 }),
    stop: assign({ at: undefined }),
    add: assign({
      owners: ({ context, event }) => [...context.owners, (event as Args['event']).value],
      at: undefined,
    }),
    del: assign({
      owners: ({ context, event }) =>
        context.owners.filter((owner) => owner !== (event as Args['event']).value),
    }),
  },
}).createMachine({
  id: 'owner_list',
  description:
    'The list of peers, as the order of its groups. Its lock is a mutex of its own; a walk over it stands at one group',
  meta: {
    source: 'include/drm/drm_pagemap_util.h: struct drm_pagemap_owner_list',
    facts: 'E3',
  },
  initial: 'unused',
  context: { owners: [] },
  states: {
    unused: {
      description: 'No driver is loaded yet',
      on: {
        INIT: 'list',
        NEXT: 'walkedWithoutLock',
        STOP: 'unused',
        ADD_TAIL: 'walkedWithoutLock',
        DEL: 'walkedWithoutLock',
      },
    },
    list: {
      on: {
        INIT: 'list',
        FIRST: { actions: 'first' },
        NEXT: [
          { guard: 'before', actions: 'next' },
          { guard: 'after', target: 'walkedWithoutLock' },
        ],
        STOP: { actions: 'stop' },
        ADD_TAIL: [
          { guard: 'unlisted', actions: 'add' },
          { guard: 'listed', actions: 'stop' },
        ],
        DEL: [
          { guard: 'listed', actions: 'del' },
          { guard: 'unlisted', target: 'walkedWithoutLock' },
        ],
      },
    },
    walkedWithoutLock: {
      tags: 'violation',
      description: 'A walk goes on from a place that is not on the list',
    },
  },
});

/** `struct drm_pagemap_owner_list`. `ADD_TAIL` of an owner whose group is there leaves the order as it is. */
export const ownerList = object(machine, {
  effects: ['INIT', 'NEXT', 'STOP', 'ADD_TAIL', 'DEL'],
  waits: ['FIRST'],
  carries: ['ADD_TAIL', 'DEL'],
  looks: {
    at: ({ context: { owners, at } }, owner) => at !== undefined && owners[at] === owner,
    'at its end': ({ context: { owners, at } }) => at === owners.length,
  },
});
