import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { deviceMemory } from '../../objects/pages/device-memory.ts';
import type { copyEngine } from '../../objects/pages/copy-engine.ts';

interface Ports {
  memory: typeof deviceMemory;
  engine: typeof copyEngine;
}

const step = steps<Ports>();

const machine = setup({ types: threadTypes<Ports>() }).createMachine({
  id: 'hardware',
  description: 'What happens to the device itself, at any moment and without asking the driver',
  meta: { source: 'drivers/pci/hotplug', facts: 'A12 surprise' },
  initial: 'present',
  states: {
    present: {
      tags: 'rest',
      on: {
        'device reset': step('reset', { memory: 'LOSE' }),
        'surprise removal': step('gone', { memory: 'LOSE', engine: 'STOP' }),
      },
    },
    reset: {
      tags: 'rest',
      description: 'The device works again; what its memory held is lost, and the driver was told',
    },
    gone: { tags: 'rest' },
  },
});

/** The device as it may disappear under its driver. */
export const hardware = thread<Ports, Record<string, never>, typeof machine>(machine, {
  actor: 'hardware',
});
