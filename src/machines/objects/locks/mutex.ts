import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';
import { ownerActions, ownerGuards, ownedStates, type Owned } from './lock-owner.ts';
import type { Sent } from '../sender.ts';

const { unlocked, locked } = ownedStates;

type Event = 'LOCK' | 'TRYLOCK' | 'TRYLOCK_BUSY' | 'UNLOCK';

const machine = setup({
  types: {
    context: {} as Owned,
    events: {} as Sent<Event>,
    meta: {} as StateMeta,
  },
  guards: ownerGuards,
  actions: ownerActions<Event>(),
}).createMachine({
  id: 'mutex',
  description: 'A lock that sleeps: a mutex, or device_lock. Only its owner may unlock it',
  meta: { source: 'kernel/locking/mutex.c' },
  initial: 'unlocked',
  context: {},
  states: {
    ...ownedStates,
    unlocked: { on: { ...unlocked.on, TRYLOCK: { target: 'locked', actions: 'own' } } },
    locked: { ...locked, on: { ...locked.on, TRYLOCK_BUSY: 'locked' } },
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
