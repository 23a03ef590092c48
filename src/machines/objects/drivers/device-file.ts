import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'USE' | 'CLOSE' | 'FREE' }, meta: {} as StateMeta },
}).createMachine({
  id: 'device_file',
  description: 'What the driver keeps for an open file; zone_device_data of a page points to it',
  meta: { source: 'lib/test_hmm.c: struct dmirror', facts: 'C1 D13' },
  initial: 'open',
  states: {
    open: { on: { USE: 'open', CLOSE: 'closing', FREE: 'freed' } },
    closing: {
      description: 'release() runs: no ioctl comes any more, the pages may still be there',
      on: { USE: 'closing', CLOSE: 'closing', FREE: 'freed' },
    },
    freed: { on: { USE: 'usedAfterFree', CLOSE: 'usedAfterFree', FREE: 'usedAfterFree' } },
    usedAfterFree: { tags: 'violation', description: 'migrate_to_ram uses a file that was freed' },
  },
});

/** The driver's object of one open file. */
export const deviceFile = object(machine, { effects: ['USE', 'CLOSE', 'FREE'] });
