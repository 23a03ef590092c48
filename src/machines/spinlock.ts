import { setup } from 'xstate';
import { object } from '../model/object.ts';
import type { StateMeta } from '../model/thread.ts';

const machine = setup({
  types: { events: {} as { type: 'LOCK' | 'UNLOCK' }, meta: {} as StateMeta },
}).createMachine({
  id: 'spinlock',
  description: 'A lock that spins: its holder must not sleep',
  meta: { source: 'kernel/locking/spinlock.c' },
  initial: 'unlocked',
  states: {
    unlocked: { on: { LOCK: 'locked', UNLOCK: 'unlockedTwice' } },
    locked: { on: { UNLOCK: 'unlocked' } },
    unlockedTwice: { tags: 'violation', description: 'An unlock of a spinlock that nobody holds' },
  },
});

/** A spinlock, for instance a page-table lock. */
export const spinlock = object(machine, {
  waits: ['LOCK'],
  effects: ['UNLOCK'],
  lock: { take: ['LOCK'], release: ['UNLOCK'], spins: true },
});
