import { setup } from 'xstate';
import { object } from '../model/object.ts';
import type { StateMeta } from '../model/thread.ts';

const machine = setup({
  types: { events: {} as { type: 'LOCK' | 'UNLOCK' }, meta: {} as StateMeta },
}).createMachine({
  id: 'mutex',
  description: 'A lock that sleeps: a mutex, or device_lock',
  meta: { source: 'kernel/locking/mutex.c' },
  initial: 'unlocked',
  states: {
    unlocked: { on: { LOCK: 'locked', UNLOCK: 'unlockedTwice' } },
    locked: { on: { UNLOCK: 'unlocked' } },
    unlockedTwice: { tags: 'violation', description: 'An unlock of a mutex that nobody holds' },
  },
});

/** A mutex; its name in a system says which. */
export const mutex = object(machine, {
  waits: ['LOCK'],
  effects: ['UNLOCK'],
  lock: { take: ['LOCK'], release: ['UNLOCK'] },
});
