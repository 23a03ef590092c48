import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { hasSender, withSender, withoutSender, type Sent } from '../sender.ts';

const machine = setup({
  types: {
    context: {} as { readonly waiting?: readonly string[] | undefined },
    events: {} as Sent<'PREPARE' | 'SCHEDULE' | 'FINISH' | 'WAKE_UP'>,
    meta: {} as StateMeta,
  },
  guards: {
    queued: ({ context, event }) => hasSender(context.waiting, event),
    'not queued': ({ context, event }) => !hasSender(context.waiting, event),
    'queued with others': ({ context, event }) =>
      hasSender(context.waiting, event) && context.waiting!.length > 1,
    'queued alone': ({ context, event }) =>
      hasSender(context.waiting, event) && context.waiting!.length === 1,
  },
  actions: {
    queue: assign({ waiting: ({ context, event }) => withSender(context.waiting, event) }),
    leave: assign({ waiting: ({ context, event }) => withoutSender(context.waiting, event) }),
    clear: assign({ waiting: undefined }),
  },
}).createMachine({
  id: 'waitqueue',
  description:
    'A wait queue: who is on it sleeps until a wake-up; a wake-up that comes before is not kept',
  meta: { source: 'kernel/sched/wait.c' },
  initial: 'empty',
  context: {},
  states: {
    empty: {
      on: {
        PREPARE: { target: 'active', actions: 'queue' },
        SCHEDULE: 'empty',
        FINISH: 'empty',
        WAKE_UP: 'empty',
      },
    },
    active: {
      description: 'Somebody is on it',
      meta: { source: 'include/linux/wait.h: waitqueue_active' },
      on: {
        PREPARE: [
          { guard: 'not queued', actions: 'queue' },
          { guard: 'queued', target: 'active' },
        ],
        SCHEDULE: { guard: 'not queued', target: 'active' },
        FINISH: [
          { guard: 'queued with others', actions: 'leave' },
          { guard: 'queued alone', target: 'empty', actions: 'leave' },
          { guard: 'not queued', target: 'active' },
        ],
        WAKE_UP: { target: 'empty', actions: 'clear' },
      },
    },
  },
});

/**
 * A `wait_queue_head_t` of waiters that are not exclusive. `SCHEDULE` sleeps for as long as the thread
 * is queued and not woken; the piece `waitEvent` is the whole of wait_event.
 */
export const waitqueue = object(machine, {
  effects: ['PREPARE', 'FINISH', 'WAKE_UP'],
  waits: ['SCHEDULE'],
  senders: true,
});
