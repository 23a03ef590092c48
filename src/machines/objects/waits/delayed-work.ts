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
  types: {
    context: {} as Work,
    events: {} as Sent<WorkEvent | 'QUEUE_NOW' | 'MOD' | 'TIMER'>,
    meta: {} as StateMeta,
  },
  guards: workGuards,
  actions: workActions<WorkEvent | 'QUEUE_NOW' | 'MOD' | 'TIMER'>(),
}).createMachine({
  id: 'delayed_work',
  description:
    'A work item with a timer that queues it. drain_workqueue does not wait for the timer',
  meta: { source: 'kernel/workqueue.c' },
  initial: 'idle',
  context: ({ input }) => (input as Work | undefined) ?? {},
  on: inEveryState,
  states: {
    idle: {
      on: {
        ...idleWork.on,
        QUEUE: queueTo('delayed', 'idle'),
        QUEUE_NOW: queueTo('queued', 'idle'),
        MOD: queueTo('delayed', 'idle'),
      },
    },
    delayed: {
      description: 'The timer runs',
      meta: { source: 'kernel/workqueue.c: __queue_delayed_work' },
      on: {
        QUEUE: 'delayed',
        QUEUE_NOW: 'delayed',
        MOD: 'delayed',
        TIMER: queueTo('queued', 'delayed'),
        END: 'endedUnstarted',
        CANCEL: 'idle',
        CANCEL_SYNC: { target: 'idle', actions: 'beginCancel' },
        FLUSH: { target: 'queued', actions: 'flushQueued' },
        DRAINED: idleWork.on.DRAINED,
        FREE: 'freedWhileQueued',
      },
    },
    queued: {
      ...queuedWork,
      on: { ...queuedWork.on, QUEUE_NOW: 'queued', MOD: { target: 'delayed', actions: 'unqueue' } },
    },
    running: {
      ...runningWork,
      on: {
        ...runningWork.on,
        QUEUE: queueTo('redelayed', 'running'),
        QUEUE_NOW: queueTo('requeued', 'running'),
        MOD: queueTo('redelayed', 'running'),
      },
    },
    redelayed: {
      description: 'It runs, and the timer runs again',
      on: {
        QUEUE: 'redelayed',
        QUEUE_NOW: 'redelayed',
        MOD: 'redelayed',
        TIMER: queueTo('requeued', 'redelayed'),
        END: { target: 'delayed', actions: 'end' },
        CANCEL: 'running',
        CANCEL_SYNC: { target: 'running', actions: 'beginCancel' },
        FLUSH: { target: 'requeued', actions: 'flushQueued' },
        FREE: 'freedWhileQueued',
      },
    },
    requeued: {
      ...requeuedWork,
      on: {
        ...requeuedWork.on,
        QUEUE_NOW: 'requeued',
        MOD: { target: 'redelayed', actions: 'unqueue' },
      },
    },
    freed: {
      ...freedWork,
      on: { ...freedWork.on, QUEUE_NOW: 'usedAfterFree', MOD: 'usedAfterFree' },
    },
    ...workViolations,
  },
});

/**
 * A `struct delayed_work`. `QUEUE` is queue_delayed_work, `QUEUE_NOW` the same without delay, `MOD`
 * mod_delayed_work, `TIMER` the timer that fires; `FLUSH` is flush_delayed_work, which does not wait
 * for the timer. The rest is as in `work`.
 */
export const delayedWork = object(machine, {
  effects: ['QUEUE', 'QUEUE_NOW', 'MOD', 'END', 'CANCEL', 'CANCEL_SYNC', 'FLUSH', 'DRAIN', 'FREE'],
  waits: ['TIMER', 'START', 'CANCELLED', 'FLUSHED', 'DRAINED'],
  looks: {
    pending: ({ is }) => is('queued') || is('requeued'),
    ticking: ({ is }) => is('delayed') || is('redelayed'),
  },
  senders: true,
});
