import { setup } from 'xstate';
import { object } from '../model/object.ts';
import type { StateMeta } from '../model/thread.ts';

const machine = setup({
  types: {
    events: {} as { type: 'REQUEST' | 'REQUEST_BUSY' | 'RELEASE' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'mem_region',
  description: 'The memory resource of the range; only its holder may register a pagemap there',
  meta: { source: 'kernel/resource.c', facts: 'A2 M3.2' },
  initial: 'free',
  states: {
    free: { on: { REQUEST: 'held', RELEASE: 'releasedTwice' } },
    held: { on: { REQUEST_BUSY: 'held', RELEASE: 'free' } },
    releasedTwice: { tags: 'violation', description: 'Released by somebody who does not hold it' },
  },
});

/** The memory resource of the range; only its holder may register a pagemap there. */
export const memRegion = object(machine, {
  effects: ['RELEASE'],
  answers: { request: ['REQUEST', 'REQUEST_BUSY'] },
});
