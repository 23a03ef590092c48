import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: { events: {} as { type: 'QUEUE' | 'START' | 'END' }, meta: {} as StateMeta },
}).createMachine({
  id: 'regroup_request',
  description:
    'Whether something has changed since the groups of devices were last looked at. Where owners are for good nobody asks',
  meta: { source: 'no code of 7.3: facts E2 O2' },
  initial: 'idle',
  states: {
    idle: { on: { QUEUE: 'queued' } },
    queued: { on: { QUEUE: 'queued', START: 'running' } },
    running: { on: { QUEUE: 'requeued', END: 'idle' } },
    requeued: {
      description: 'Something changed while the groups were looked at: they are looked at again',
      on: { QUEUE: 'requeued', END: 'queued' },
    },
  },
});

/** The request to look at the groups of devices anew, as a work item that one worker takes. */
export const regroupRequest = object(machine, { effects: ['QUEUE'], waits: ['START', 'END'] });
