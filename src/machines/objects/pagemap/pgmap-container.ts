import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as { type: 'ALLOC' | 'INIT' | 'READ' | 'READ_REF' | 'RETURN' | 'FREE' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'pgmap_container',
  description: 'The memory of the driver that holds a struct dev_pagemap with its reference count',
  meta: { source: 'include/linux/memremap.h: struct dev_pagemap', facts: 'A2 A3' },
  initial: 'unallocated',
  states: {
    unallocated: {
      on: {
        ALLOC: 'allocated',
        INIT: 'usedAfterFree',
        READ: 'usedAfterFree',
        READ_REF: 'usedAfterFree',
        RETURN: 'usedAfterFree',
        FREE: 'usedAfterFree',
      },
    },
    allocated: {
      description: 'Belongs to the driver alone; nothing may lead to it',
      on: {
        ALLOC: 'allocated',
        INIT: 'registered',
        READ: 'usedAfterFree',
        READ_REF: 'allocated',
        RETURN: 'usedAfterFree',
        FREE: 'unallocated',
      },
    },
    registered: {
      description: 'From percpu_ref_init until memunmap_pages returns; lookups may lead to it',
      meta: { facts: 'A2 M1' },
      on: {
        ALLOC: 'registered',
        INIT: 'registeredTwice',
        READ: 'registered',
        READ_REF: 'registered',
        RETURN: 'allocated',
        FREE: 'freedInUse',
      },
    },
    usedAfterFree: {
      tags: 'violation',
      description: 'Read through a pointer of a registration that is over',
    },
    freedInUse: { tags: 'violation', description: 'Freed before memunmap_pages has returned' },
    registeredTwice: {
      tags: 'violation',
      description: 'Initialised again while a registration is under way',
    },
  },
});

/** `READ_REF` reads the mode word alone, which says DEAD for as long as the memory is there. */
export const pgmapContainer = object(machine, {
  effects: ['ALLOC', 'INIT', 'READ', 'READ_REF', 'RETURN', 'FREE'],
});
