import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'ADD' | 'DEL' }, meta: {} as StateMeta },
}).createMachine({
  id: 'char_device',
  description: 'The character device of a device: it can be opened from cdev_add to cdev_del',
  meta: { source: 'fs/char_dev.c', facts: 'C5' },
  initial: 'absent',
  states: {
    absent: { on: { ADD: 'added', DEL: 'absent' } },
    added: { on: { ADD: 'added', DEL: 'deleted' } },
    deleted: {
      description: 'Nobody opens it any more; open files and their mappings are as they were',
      on: { ADD: 'added', DEL: 'deleted' },
    },
  },
});

/** `/dev/dax0.0`. */
export const charDevice = object(machine, { effects: ['ADD', 'DEL'] });
