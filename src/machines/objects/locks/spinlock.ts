import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { ownerActions, ownerGuards, ownedStates, type Owned } from './lock-owner.ts';
import type { Sent } from '../sender.ts';

type Event = 'LOCK' | 'UNLOCK';

const machine = setup({
  types: {
    context: {} as Owned,
    events: {} as Sent<Event>,
    meta: {} as StateMeta,
  },
  guards: ownerGuards,
  actions: ownerActions<Event>(),
}).createMachine({
  id: 'spinlock',
  description: 'A lock that spins: its holder must not sleep. Only its owner may unlock it',
  meta: { source: 'kernel/locking/spinlock.c, kernel/locking/spinlock_debug.c' },
  initial: 'unlocked',
  context: {},
  states: ownedStates,
});

/** A spinlock, for instance a page-table lock. */
export const spinlock = object(machine, {
  waits: ['LOCK'],
  effects: ['UNLOCK'],
  lock: { take: ['LOCK'], release: ['UNLOCK'], spins: true },
  senders: true,
});
