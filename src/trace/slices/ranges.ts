import { setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'TAKE' | 'DROP' }, meta: {} as StateMeta },
}).createMachine({
  id: 'ranges',
  description:
    'The references that memremap_pages takes for all pages of its ranges in one go, and memunmap_pages drops before it waits. They are counted as one',
  meta: { source: 'mm/memremap.c: pagemap_range', facts: 'A2 M3.11, A3 U2' },
  initial: 'none',
  states: {
    none: { on: { TAKE: 'held' } },
    held: { on: { DROP: 'none' } },
  },
});

/** Held while a pagemap of FS_DAX, GENERIC or PCI_P2PDMA memory is registered. */
export const ranges = object(machine, { waits: ['TAKE', 'DROP'] });
