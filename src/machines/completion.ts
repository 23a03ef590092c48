import { setup } from 'xstate';
import { object } from '../model/object.ts';
import type { StateMeta } from '../model/thread.ts';

const machine = setup({
  types: {
    events: {} as { type: 'INIT' | 'COMPLETE' | 'WAIT' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'completion',
  description: 'The completion that memunmap_pages waits for; release of the pagemap signals it',
  meta: { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A2 M1' },
  initial: 'pending',
  on: { INIT: '.pending' },
  states: {
    pending: { on: { COMPLETE: 'done' } },
    done: { on: { WAIT: 'done', COMPLETE: 'completedTwice' } },
    completedTwice: { tags: 'violation', description: 'Released twice in one incarnation' },
  },
});

/** `pgmap->done`. */
export const completion = object(machine, { effects: ['INIT', 'COMPLETE'], waits: ['WAIT'] });
