import { setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as { type: 'BEGIN' | 'SUCCEED' | 'FAIL' | 'PAGES_LEFT' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'registration',
  description: 'How far memremap_pages is with one struct dev_pagemap, as a log shows it',
  meta: { source: 'mm/memremap.c: memremap_pages', facts: 'A2' },
  initial: 'absent',
  on: { PAGES_LEFT: '.drainedInUse' },
  states: {
    absent: { on: { BEGIN: 'registering' } },
    registering: {
      description: 'memremap_pages is entered and has not returned',
      on: { BEGIN: 'registeredTwice', SUCCEED: 'registered', FAIL: 'failed' },
    },
    registered: {
      description: 'memremap_pages has returned; what follows is told by the pagemap itself',
      on: { BEGIN: 'registeredTwice' },
    },
    failed: { on: { BEGIN: 'registering' } },
    drainedInUse: {
      tags: 'violation',
      description: 'The wait of memunmap_pages is over and a page is not free',
    },
    registeredTwice: {
      tags: 'violation',
      description: 'memremap_pages on a struct that is registered',
    },
  },
});

/** Whether a pagemap is registered. */
export const registration = object(machine, {
  effects: ['BEGIN', 'PAGES_LEFT'],
  waits: ['SUCCEED', 'FAIL'],
});
