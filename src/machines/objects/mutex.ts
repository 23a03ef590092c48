import { assign, setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';
import { by, isSender, type Sent } from './sender.ts';

const machine = setup({
  types: {
    context: {} as { readonly owner?: string | undefined },
    events: {} as Sent<'LOCK' | 'TRYLOCK' | 'TRYLOCK_BUSY' | 'UNLOCK'>,
    meta: {} as StateMeta,
  },
  guards: {
    'by its owner': ({ context, event }) => isSender(context.owner, event),
    'by another': ({ context, event }) => !isSender(context.owner, event),
  },
  actions: {
    own: assign({ owner: ({ event }) => by(event) }),
    disown: assign({ owner: undefined }),
  },
}).createMachine({
  id: 'mutex',
  description: 'A lock that sleeps: a mutex, or device_lock. Only its owner may unlock it',
  meta: { source: 'kernel/locking/mutex.c' },
  initial: 'unlocked',
  context: {},
  states: {
    unlocked: {
      on: {
        LOCK: { target: 'locked', actions: 'own' },
        TRYLOCK: { target: 'locked', actions: 'own' },
        UNLOCK: 'unlockedByNonHolder',
      },
    },
    locked: {
      description: 'Whoever locks it waits, its owner too',
      on: {
        TRYLOCK_BUSY: 'locked',
        UNLOCK: [
          { guard: 'by its owner', target: 'unlocked', actions: 'disown' },
          { guard: 'by another', target: 'unlockedByNonHolder' },
        ],
      },
    },
    unlockedByNonHolder: {
      tags: 'violation',
      description: 'An unlock of a mutex by a thread that does not hold it',
    },
  },
});

/** A mutex with `mutex_trylock`; its name in a system says which. */
export const mutex = object(machine, {
  waits: ['LOCK'],
  effects: ['UNLOCK'],
  answers: { mutex_trylock: ['TRYLOCK', 'TRYLOCK_BUSY'] },
  lock: { take: ['LOCK', 'TRYLOCK'], release: ['UNLOCK'] },
  senders: true,
});
