import { assign, setup } from 'xstate';
import { object } from '../model/object.ts';
import type { StateMeta } from '../model/thread.ts';

const machine = setup({
  types: {
    context: {} as { readers?: number | undefined },
    events: {} as { type: 'READ_LOCK' | 'READ_UNLOCK' | 'WRITE_LOCK' | 'WRITE_UNLOCK' },
    meta: {} as StateMeta,
  },
  guards: {
    several: ({ context }) => (context.readers ?? 0) > 1,
    last: ({ context }) => context.readers === 1,
  },
  actions: {
    enter: assign({ readers: ({ context }) => (context.readers ?? 0) + 1 }),
    leave: assign({ readers: ({ context }) => (context.readers ?? 0) - 1 }),
    empty: assign({ readers: undefined }),
  },
}).createMachine({
  id: 'rw_semaphore',
  description: 'A lock that sleeps, with many readers or one writer',
  meta: { source: 'kernel/locking/rwsem.c' },
  initial: 'unlocked',
  context: {},
  states: {
    unlocked: {
      on: {
        READ_LOCK: { target: 'read', actions: 'enter' },
        WRITE_LOCK: 'written',
        READ_UNLOCK: 'unbalanced',
        WRITE_UNLOCK: 'unbalanced',
      },
    },
    read: {
      description: 'Held by readers',
      on: {
        READ_LOCK: { actions: 'enter' },
        READ_UNLOCK: [
          { guard: 'several', actions: 'leave' },
          { guard: 'last', target: 'unlocked', actions: 'empty' },
        ],
        WRITE_UNLOCK: 'unbalanced',
      },
    },
    written: {
      description: 'Held by the writer',
      on: { WRITE_UNLOCK: 'unlocked', READ_UNLOCK: 'unbalanced' },
    },
    unbalanced: { tags: 'violation', description: 'An unlock by somebody who does not hold it' },
  },
});

/** An rw_semaphore; its name in a system says which. */
export const rwSemaphore = object(machine, {
  waits: ['READ_LOCK', 'WRITE_LOCK'],
  effects: ['READ_UNLOCK', 'WRITE_UNLOCK'],
  lock: { take: ['READ_LOCK', 'WRITE_LOCK'], release: ['READ_UNLOCK', 'WRITE_UNLOCK'] },
});
