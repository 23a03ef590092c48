import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'STORE' | 'DELETE' }, meta: {} as StateMeta },
}).createMachine({
  id: 'dax_entry',
  description:
    'The entry for one page in the i_pages of a dax file. Only pages that have one are looked at when a layout is broken or an inode evicted',
  meta: { source: 'fs/dax.c: dax_insert_entry', facts: 'C6' },
  initial: 'none',
  states: {
    none: { on: { STORE: 'stored', DELETE: 'none' } },
    stored: {
      description: 'A fault has stored it; unmapping leaves it',
      on: { STORE: 'stored', DELETE: 'none' },
    },
  },
});

/**
 * The entry for one page in the i_pages of a dax file. Only pages that have one are looked at when a
 * layout is broken or an inode evicted.
 */
export const daxEntry = object(machine, { effects: ['STORE', 'DELETE'] });
