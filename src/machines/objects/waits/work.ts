import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import type { Sent } from '../sender.ts';
import {
  freedWork,
  idleWork,
  inEveryState,
  queuedWork,
  queueTo,
  requeuedWork,
  runningWork,
  workActions,
  workGuards,
  workViolations,
  type Work,
  type WorkEvent,
} from './work-parts.ts';

const machine = setup({
  types: { context: {} as Work, events: {} as Sent<WorkEvent>, meta: {} as StateMeta },
  guards: workGuards,
  actions: workActions<WorkEvent>(),
}).createMachine({
  id: 'work',
  description:
    'A work item. It is pending or not and runs or not, and never on two workers at once; queued while it runs, it runs again',
  meta: { source: 'kernel/workqueue.c' },
  initial: 'idle',
  context: ({ input }) => (input as Work | undefined) ?? {},
  on: inEveryState,
  states: {
    idle: { on: { ...idleWork.on, QUEUE: queueTo('queued', 'idle') } },
    queued: queuedWork,
    running: { ...runningWork, on: { ...runningWork.on, QUEUE: queueTo('requeued', 'running') } },
    requeued: requeuedWork,
    freed: freedWork,
    ...workViolations,
  },
});

/**
 * A `struct work_struct`. `CANCEL_SYNC` and `CANCELLED`, `FLUSH` and `FLUSHED`, `DRAIN` and `DRAINED`
 * begin and end what may sleep; the pieces of `work-waits` are both. `FREE` is kfree of what holds
 * it, or destroy_workqueue.
 */
export const work = object(machine, {
  effects: ['QUEUE', 'END', 'CANCEL', 'CANCEL_SYNC', 'FLUSH', 'DRAIN', 'FREE'],
  waits: ['START', 'CANCELLED', 'FLUSHED', 'DRAINED'],
  looks: { pending: ({ is }) => is('queued') || is('requeued') },
  senders: true,
});
