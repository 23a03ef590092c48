import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'PREPARE' | 'WAKE' | 'FINISH' }, meta: {} as StateMeta },
}).createMachine({
  id: 'page_idle_wait',
  description:
    'The wait queue on which one thread waits until a page of a file is idle. Woken means that it looks again',
  meta: { source: 'kernel/sched/wait_bit.c: wait_var_event', facts: 'B, D31' },
  initial: 'empty',
  states: {
    empty: { on: { PREPARE: 'queued', WAKE: 'empty', FINISH: 'empty' } },
    queued: {
      description: 'A wake-up from here on is not lost',
      on: { PREPARE: 'queued', WAKE: 'woken', FINISH: 'empty' },
    },
    woken: { on: { PREPARE: 'queued', WAKE: 'woken', FINISH: 'empty' } },
  },
});

/** `wait_var_event` on the page, with the waiter that is queued. */
export const pageIdleWait = object(machine, { effects: ['PREPARE', 'WAKE', 'FINISH'] });
