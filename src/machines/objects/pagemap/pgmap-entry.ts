import { setup } from 'xstate';
import { object } from '../../../model/object.ts';

const machine = setup({
  types: { events: {} as { type: 'STORE' | 'OVERWRITE' | 'ERASE' } },
}).createMachine({
  id: 'pgmap_entry',
  description: 'The entry of one pagemap in pgmap_array',
  meta: { source: 'mm/memremap.c', facts: 'A2 M3.4' },
  initial: 'absent',
  states: {
    absent: { on: { STORE: 'stored', OVERWRITE: 'absent', ERASE: 'absent' } },
    stored: { on: { STORE: 'stored', OVERWRITE: 'absent', ERASE: 'absent' } },
  },
});

/**
 * Whether the lookup `pgmap_array` leads from the range to one given pagemap.
 *
 * Pagemaps that compete for one range have an entry each. The xarray has one slot, so storing one
 * overwrites the others, and storing NULL erases whichever is there: memunmap_pages does not look
 * whose it is.
 */
export const pgmapEntry = object(machine, { effects: ['STORE', 'OVERWRITE', 'ERASE'] });
