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
    unlocked: { on: { LOCK: 'locked' } },
    locked: { on: { UNLOCK: 'unlocked' } },
  },
});

/** A spinlock, for instance a page-table lock. Who unlocks without holding it is stuck. */
export const spinlock = object(machine, {
  waits: ['LOCK', 'UNLOCK'],
  lock: { take: ['LOCK'], release: ['UNLOCK'], spins: true },
});
