import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as {
      type:
        | 'USE'
        | 'PAGE_INIT'
        | 'KILL'
        | 'DRAINED'
        | 'REMOVE_MEMMAP'
        | 'UNLIST'
        | 'RETURN'
        | 'FREE';
    },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'pagemap',
  description: 'One registration of a struct dev_pagemap: how far memunmap_pages is with it',
  meta: { source: 'mm/memremap.c', facts: 'A2 A3' },
  initial: 'registered',
  on: {
    USE: '.usedAfterRemove',
    PAGE_INIT: '.initAfterKill',
    KILL: '.killedTwice',
    DRAINED: '.outOfOrder',
    REMOVE_MEMMAP: '.outOfOrder',
    UNLIST: '.outOfOrder',
    RETURN: '.outOfOrder',
    FREE: '.freedInUse',
  },
  states: {
    registered: {
      description: 'memremap_pages has returned; the driver may initialise pages',
      on: { USE: 'registered', PAGE_INIT: 'registered', KILL: 'dying' },
    },
    dying: {
      description: 'The reference is killed; every page that is left still needs ops and owner',
      meta: { facts: 'A3 U1' },
      on: { USE: 'dying', DRAINED: 'drained' },
    },
    drained: {
      description: 'wait_for_completion has returned: no page is allocated, no folio_free runs',
      meta: { facts: 'A3 U3' },
      on: { USE: 'drained', REMOVE_MEMMAP: 'removed' },
    },
    removed: {
      description: 'The struct pages are gone; the lookup still finds the pagemap, dead',
      meta: { facts: 'A3 U4.3' },
      on: { UNLIST: 'unlisted' },
    },
    unlisted: {
      description: 'The xarray has no entry any more',
      meta: { facts: 'A3 U4.5' },
      on: { RETURN: 'returned' },
    },
    returned: {
      description: 'memunmap_pages has returned: the container belongs to the driver again',
      meta: { facts: 'A3 U6' },
      on: { FREE: 'freed' },
    },
    freed: { description: 'The driver has freed the structure that holds the pagemap' },
    usedAfterRemove: {
      tags: 'violation',
      description: 'ops or owner of a removed pagemap is read',
    },
    initAfterKill: { tags: 'violation', description: 'A page is initialised after the kill' },
    killedTwice: { tags: 'violation', description: 'A second memunmap_pages of one registration' },
    outOfOrder: { tags: 'violation', description: 'A step of memunmap_pages out of its order' },
    freedInUse: {
      tags: 'violation',
      description: 'The container is freed before memunmap_pages is done',
    },
  },
});

/** A `struct dev_pagemap`; its reference count is `pgmap_ref`, its pages are `device_page`. */
export const pagemap = object(machine, {
  effects: ['USE', 'PAGE_INIT', 'KILL', 'DRAINED', 'REMOVE_MEMMAP', 'UNLIST', 'RETURN', 'FREE'],
});
