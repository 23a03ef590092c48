import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

/** How many peers a device may have on the list: the address space of a VM, and its own pagemap. */
export const PEERS_OF_DEVICE = 2;

interface Args {
  readonly context: { readonly peers: readonly number[] };
  readonly event: { readonly value: number };
}

const isListed = ({ context, event }: Args): boolean => context.peers.includes(event.value);

/** The devices of these peers, as a mask. */
function devicesOf(peers: readonly number[]): number {
  return peers.reduce((mask, peer) => mask | (1 << Math.floor(peer / PEERS_OF_DEVICE)), 0);
}

const machine = setup({
  types: {
    context: {} as { readonly peers: readonly number[] },
    events: {} as { type: 'ADD' | 'DEL'; value: number },
    meta: {} as StateMeta,
  },
  guards: {
    listed: isListed,
    unlisted: (args) => !isListed(args),
  },
  actions: {
    add: assign({
      peers: ({ context, event }) => [...context.peers, event.value].toSorted((a, b) => a - b),
    }),
    del: assign({
      peers: ({ context, event }) => context.peers.filter((peer) => peer !== event.value),
    }),
  },
}).createMachine({
  id: 'owner_group',
  description:
    'The stretch of the list in which peers of one owner stand side by side. Their order in it decides nothing: a newcomer must reach all of them',
  meta: { source: 'drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_acquire_owner', facts: 'E3' },
  initial: 'stretch',
  context: { peers: [] },
  states: {
    stretch: {
      on: {
        ADD: [
          { guard: 'unlisted', actions: 'add' },
          { guard: 'listed', target: 'addedTwice' },
        ],
        DEL: [
          { guard: 'listed', actions: 'del' },
          { guard: 'unlisted', target: 'deletedTwice' },
        ],
      },
    },
    addedTwice: { tags: 'violation', description: 'list_add of a peer that is on the list' },
    deletedTwice: { tags: 'violation', description: 'list_del of a peer that is not on the list' },
  },
});

/** The peers of one owner on the list; peer `p` belongs to device `p / PEERS_OF_DEVICE`, rounded down. */
export const ownerGroup = object(machine, {
  effects: ['ADD', 'DEL'],
  carries: ['ADD', 'DEL'],
  looks: {
    'devices are': ({ context }, mask) => devicesOf(context.peers) === mask,
    'also has': ({ context }, peer) =>
      context.peers.length > 1 && context.peers.includes(peer as number),
    'only has': ({ context }, peer) => context.peers.length === 1 && context.peers[0] === peer,
  },
});
