import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as { type: 'PUBLISH' | 'CLEAR' | 'FOUND' | 'NONE' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'p2p_provider',
  description:
    '`pdev->p2pdma`: the pointer that leads an allocation to the pool, read in an RCU section',
  meta: { source: 'drivers/pci/p2pdma.c', facts: 'C7' },
  initial: 'null',
  states: {
    null: { on: { PUBLISH: 'published', CLEAR: 'null', NONE: 'null' } },
    published: { on: { PUBLISH: 'published', CLEAR: 'null', FOUND: 'published' } },
  },
});

/** The provider of a PCI device, as long as the device leads to it. */
export const p2pProvider = object(machine, {
  effects: ['PUBLISH', 'CLEAR'],
  answers: { rcu_dereference: ['FOUND', 'NONE'] },
});
