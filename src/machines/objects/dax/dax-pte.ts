import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'MAP' | 'ZAP' }, meta: {} as StateMeta },
}).createMachine({
  id: 'dax_pte',
  description:
    'One page-table entry of one process that maps a page of a dax file, of a dax device or of peer-to-peer memory; each change is under its page-table lock',
  meta: { source: 'mm/memory.c', facts: 'B' },
  initial: 'none',
  states: {
    none: { on: { MAP: 'mapped', ZAP: 'none' } },
    mapped: { on: { MAP: 'mapped', ZAP: 'none' } },
  },
});

/** A present entry of a dax page: the processor reaches the memory without asking anybody. */
export const daxPte = object(machine, {
  effects: ['MAP', 'ZAP'],
  keeps: { in: ['mapped'], as: ({ process }) => `page table of process${process}` },
});
