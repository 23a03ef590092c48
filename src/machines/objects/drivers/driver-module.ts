import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'CALL' | 'UNLOAD' }, meta: {} as StateMeta },
}).createMachine({
  id: 'driver_module',
  description: 'The text of the driver: dev_pagemap_ops has no owner, so nothing pins it',
  meta: { source: 'include/linux/memremap.h: dev_pagemap_ops', facts: 'A12 module' },
  initial: 'loaded',
  states: {
    loaded: { on: { CALL: 'loaded', UNLOAD: 'unloaded' } },
    unloaded: { on: { CALL: 'calledAfterUnload', UNLOAD: 'unloaded' } },
    calledAfterUnload: { tags: 'violation', description: 'A callback runs text that is gone' },
  },
});

/** The module that holds folio_free, migrate_to_ram and the deferred work of the driver. */
export const driverModule = object(machine, { effects: ['CALL', 'UNLOAD'] });
