import { assign, setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';
import { by, isSender, type Sent } from './sender.ts';

const machine = setup({
  types: {
    context: {} as { readonly owner?: string | undefined },
    events: {} as Sent<'LOCK' | 'UNLOCK'>,
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
  id: 'spinlock',
  description: 'A lock that spins: its holder must not sleep. Only its owner may unlock it',
  meta: { source: 'kernel/locking/spinlock.c, kernel/locking/spinlock_debug.c' },
  initial: 'unlocked',
  context: {},
  states: {
    unlocked: { on: { LOCK: { target: 'locked', actions: 'own' }, UNLOCK: 'unlockedByNonHolder' } },
    locked: {
      on: {
        UNLOCK: [
          { guard: 'by its owner', target: 'unlocked', actions: 'disown' },
          { guard: 'by another', target: 'unlockedByNonHolder' },
        ],
      },
    },
    unlockedByNonHolder: {
      tags: 'violation',
      description: 'An unlock of a spinlock by a thread that does not hold it',
    },
  },
});

/** A spinlock, for instance a page-table lock. */
export const spinlock = object(machine, {
  waits: ['LOCK'],
  effects: ['UNLOCK'],
  lock: { take: ['LOCK'], release: ['UNLOCK'], spins: true },
  senders: true,
});
