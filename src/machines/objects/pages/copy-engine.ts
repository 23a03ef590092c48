import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'STOP' }, meta: {} as StateMeta },
}).createMachine({
  id: 'copy_engine',
  description: 'What moves data between device memory and RAM; every copy fails once it is stopped',
  meta: { source: 'drivers/gpu/drm/nouveau/nouveau_dmem.c: nouveau_dmem_copy_one', facts: 'A8 V8' },
  initial: 'running',
  states: {
    running: { on: { STOP: 'stopped' } },
    stopped: { on: { STOP: 'stopped' } },
  },
});

/** The copy engine of the device. */
export const copyEngine = object(machine, { effects: ['STOP'] });
