import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'ACCESS' | 'LOSE' | 'FREE' }, meta: {} as StateMeta },
}).createMachine({
  id: 'device_memory',
  description: 'The buffer object behind the pages',
  meta: { source: 'drivers/gpu/drm/nouveau/nouveau_dmem.c', facts: 'C2 C11' },
  initial: 'present',
  states: {
    present: { on: { ACCESS: 'present', LOSE: 'lost', FREE: 'freed' } },
    lost: {
      description: 'After a reset or a surprise removal: what was stored is gone',
      on: { ACCESS: 'lost', LOSE: 'lost', FREE: 'freed' },
    },
    freed: { on: { ACCESS: 'usedAfterFree', LOSE: 'freed', FREE: 'freedTwice' } },
    usedAfterFree: { tags: 'violation', description: 'A copy reads or writes freed device memory' },
    freedTwice: { tags: 'violation', description: 'The device memory is freed a second time' },
  },
});

/** The device memory itself, apart from its struct pages. */
export const deviceMemory = object(machine, { effects: ['ACCESS', 'LOSE', 'FREE'] });
