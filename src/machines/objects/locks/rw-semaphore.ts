import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { by, hasSender, isSender, withSender, withoutSender, type Sent } from '../sender.ts';

interface Holders {
  readonly writer?: string | undefined;
  readonly readers?: readonly string[] | undefined;
}

const machine = setup({
  types: {
    context: {} as Holders,
    events: {} as Sent<'READ_LOCK' | 'READ_UNLOCK' | 'WRITE_LOCK' | 'WRITE_UNLOCK'>,
    meta: {} as StateMeta,
  },
  guards: {
    'a new reader': ({ context, event }) => !hasSender(context.readers, event),
    'a reader again': ({ context, event }) => hasSender(context.readers, event),
    'one of several readers': ({ context, event }) =>
      hasSender(context.readers, event) && context.readers!.length > 1,
    'the last reader': ({ context, event }) =>
      hasSender(context.readers, event) && context.readers!.length === 1,
    'the writer': ({ context, event }) => isSender(context.writer, event),
    'not the writer': ({ context, event }) => !isSender(context.writer, event),
  },
  actions: {
    enter: assign({ readers: ({ context, event }) => withSender(context.readers, event) }),
    leave: assign({ readers: ({ context, event }) => withoutSender(context.readers, event) }),
    own: assign({ writer: ({ event }) => by(event) }),
    disown: assign({ writer: undefined }),
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
        WRITE_LOCK: { target: 'written', actions: 'own' },
        READ_UNLOCK: 'unbalanced',
        WRITE_UNLOCK: 'unbalanced',
      },
    },
    read: {
      description: 'Held by readers',
      on: {
        READ_LOCK: [
          { guard: 'a new reader', actions: 'enter' },
          { guard: 'a reader again', target: 'readTwice' },
        ],
        READ_UNLOCK: [
          { guard: 'one of several readers', actions: 'leave' },
          { guard: 'the last reader', target: 'unlocked', actions: 'leave' },
          { guard: 'a new reader', target: 'unbalanced' },
        ],
        WRITE_UNLOCK: 'unbalanced',
      },
    },
    written: {
      description: 'Held by the writer',
      on: {
        WRITE_UNLOCK: [
          { guard: 'the writer', target: 'unlocked', actions: 'disown' },
          { guard: 'not the writer', target: 'unbalanced' },
        ],
        READ_UNLOCK: 'unbalanced',
      },
    },
    unbalanced: { tags: 'violation', description: 'An unlock by somebody who does not hold it' },
    readTwice: {
      tags: 'violation',
      description: 'A reader locks it again: it waits for ever if a writer waits between',
    },
  },
});

/** An rw_semaphore; its name in a system says which. */
export const rwSemaphore = object(machine, {
  waits: ['READ_LOCK', 'WRITE_LOCK'],
  effects: ['READ_UNLOCK', 'WRITE_UNLOCK'],
  lock: { take: ['READ_LOCK', 'WRITE_LOCK'], release: ['READ_UNLOCK', 'WRITE_UNLOCK'] },
  senders: true,
});
