import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import type { Sent } from '../sender.ts';
import {
  FLUSHED,
  freedWork,
  queueTo,
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
  on: { DRAIN: { actions: 'beginDrain' }, FLUSHED },
  states: {
    idle: {
      on: {
        QUEUE: queueTo('queued', 'idle'),
        END: 'endedUnstarted',
        CANCEL: 'idle',
        CANCEL_SYNC: { actions: 'beginCancel' },
        CANCELLED: { guard: 'my cancel', actions: 'endCancel' },
        FLUSH: 'idle',
        DRAINED: { guard: 'my drain', actions: 'endDrain' },
        FREE: 'freed',
      },
    },
    queued: {
      meta: { source: 'kernel/workqueue.c: __queue_work' },
      on: {
        QUEUE: 'queued',
        START: { target: 'running', actions: 'start' },
        END: 'endedUnstarted',
        CANCEL: { target: 'idle', actions: 'unqueue' },
        CANCEL_SYNC: { target: 'idle', actions: 'beginCancel' },
        FLUSH: { actions: 'flushQueued' },
        FREE: 'freedWhileQueued',
      },
    },
    running: {
      meta: { source: 'kernel/workqueue.c: process_one_work' },
      on: {
        QUEUE: queueTo('requeued', 'running'),
        END: { target: 'idle', actions: 'end' },
        CANCEL: 'running',
        CANCEL_SYNC: { actions: 'beginCancel' },
        FLUSH: { actions: 'flushRunning' },
        FREE: 'freed',
      },
    },
    requeued: {
      description: 'It runs and is queued: the same worker takes it again afterwards',
      on: {
        QUEUE: 'requeued',
        END: { target: 'queued', actions: 'end' },
        CANCEL: { target: 'running', actions: 'unqueue' },
        CANCEL_SYNC: { target: 'running', actions: 'beginCancel' },
        FLUSH: { actions: 'flushQueued' },
        FREE: 'freedWhileQueued',
      },
    },
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
  looks: { pending: ({ value }) => value === 'queued' || value === 'requeued' },
  senders: true,
});
