import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as {
      type: 'ADD' | 'ADD_EXISTS' | 'INIT_PAGES' | 'LEAVE_ZONE' | 'REMOVE' | 'TOUCH';
    },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'memmap',
  description: 'The struct pages of one range of device memory',
  meta: { source: 'mm/memory_hotplug.c', facts: 'A2 M3.8' },
  initial: 'absent',
  states: {
    absent: {
      on: {
        ADD: 'added',
        INIT_PAGES: 'usedAfterRemove',
        LEAVE_ZONE: 'removedTwice',
        REMOVE: 'removedTwice',
        TOUCH: 'usedAfterRemove',
      },
    },
    added: {
      description: 'struct pages exist and hold garbage; who reads one now reads garbage',
      meta: { source: 'mm/memory_hotplug.c: add_pages', facts: 'A2 M3.8 M3.9' },
      on: {
        ADD_EXISTS: 'added',
        INIT_PAGES: 'initialised',
        LEAVE_ZONE: 'poisoned',
        REMOVE: 'absent',
        TOUCH: 'added',
      },
    },
    initialised: {
      meta: { source: 'mm/mm_init.c: memmap_init_zone_device', facts: 'A2 M3.10' },
      on: {
        ADD_EXISTS: 'initialised',
        INIT_PAGES: 'initialised',
        LEAVE_ZONE: 'poisoned',
        REMOVE: 'absent',
        TOUCH: 'initialised',
      },
    },
    poisoned: {
      description: 'Out of its zone; the struct pages may be poisoned from here on',
      meta: { source: 'mm/memory_hotplug.c: remove_pfn_range_from_zone', facts: 'A3 U4.2' },
      on: {
        ADD_EXISTS: 'poisoned',
        INIT_PAGES: 'usedAfterRemove',
        LEAVE_ZONE: 'removedTwice',
        REMOVE: 'absent',
        TOUCH: 'usedAfterRemove',
      },
    },
    usedAfterRemove: { tags: 'violation', description: 'A struct page is read that is not there' },
    removedTwice: { tags: 'violation', description: 'The struct pages are removed a second time' },
  },
});

/** The struct pages of one range of device memory. */
export const memmap = object(machine, {
  effects: ['INIT_PAGES', 'LEAVE_ZONE', 'REMOVE', 'TOUCH'],
  answers: { add: ['ADD', 'ADD_EXISTS'] },
});
