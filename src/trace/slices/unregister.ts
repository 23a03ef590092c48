import { setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'BEGIN' }, meta: {} as StateMeta },
}).createMachine({
  id: 'unregister',
  description:
    'Whether memunmap_pages was entered for a registration. The kill is the first that it does, and nothing lies between: whoever enters it kills, be it before or after another who has entered it',
  meta: { source: 'mm/memremap.c: memunmap_pages', facts: 'A3 U1' },
  initial: 'ahead',
  states: {
    ahead: { on: { BEGIN: 'begun' } },
    begun: { on: { BEGIN: 'begunTwice' } },
    begunTwice: {
      tags: 'violation',
      description: 'A second memunmap_pages of one registration',
    },
  },
});

/** Seen at the entry: probes show the kill itself on some kernels only, and it can be told late. */
export const unregister = object(machine, { effects: ['BEGIN'] });
