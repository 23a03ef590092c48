import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { readonly device?: number | undefined },
    events: {} as { type: 'TAKE'; value: number } | { type: 'MAP' | 'TO_RAM' },
    meta: {} as StateMeta,
  },
  actions: {
    take: assign({ device: ({ event }) => ('value' in event ? event.value : undefined) }),
    leave: assign({ device: undefined }),
  },
}).createMachine({
  id: 'page_home',
  description: 'Where a page is that several devices want: in RAM, or in the memory of one of them',
  meta: { source: 'drivers/gpu/drm/drm_pagemap.c: drm_pagemap_migrate_to_devmem', facts: 'C4' },
  initial: 'ram',
  context: {},
  states: {
    ram: {
      on: {
        TAKE: { target: 'taken', actions: 'take' },
        MAP: 'ram',
        TO_RAM: 'ram',
      },
    },
    taken: {
      description: 'In the memory of a device that has not mapped it since it came',
      on: {
        TAKE: 'takenTwice',
        MAP: 'mapped',
        TO_RAM: { target: 'ram', actions: 'leave' },
      },
    },
    mapped: {
      description: 'In the memory of a device, and mapped by one',
      on: {
        TAKE: 'takenTwice',
        MAP: 'mapped',
        TO_RAM: { target: 'ram', actions: 'leave' },
      },
    },
    takenTwice: { tags: 'violation', description: 'A page is taken that is not in RAM' },
  },
});

/** One page of a process that two devices use, each of which moves it to its own memory. */
export const pageHome = object(machine, {
  effects: ['TAKE', 'MAP', 'TO_RAM'],
  carries: ['TAKE'],
  looks: { 'home is': ({ context }, device) => context.device === device },
});
