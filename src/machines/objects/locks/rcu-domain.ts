import { setup } from 'xstate';
import { object } from '../../../model/object.ts';

const machine = setup({
  types: { events: {} as { type: 'READ_LOCK' | 'READ_UNLOCK' | 'GP_START' } },
}).createMachine({
  id: 'rcu_reader',
  description: 'One reader of an RCU domain',
  meta: { source: 'kernel/rcu/tree.c' },
  initial: 'outside',
  states: {
    outside: {
      description: 'In no read section',
      on: { READ_LOCK: 'inside', READ_UNLOCK: 'unbalanced', GP_START: 'outside' },
    },
    inside: {
      description: 'In a read section that no grace period waits for',
      on: { READ_LOCK: 'unbalanced', READ_UNLOCK: 'outside', GP_START: 'old' },
    },
    old: {
      description: 'In a read section that began before the grace period did',
      on: { READ_LOCK: 'unbalanced', READ_UNLOCK: 'outside', GP_START: 'old' },
    },
    unbalanced: {
      tags: 'violation',
      description: 'A section is left that was not entered, or entered twice',
    },
  },
});

/**
 * One reader's place in an RCU domain, as one waiter for grace periods sees it.
 *
 * A domain is a family of these, one a reader. The step that starts a grace period sends `GP_START`
 * to the whole family; it has ended when every member looks `not old`. A section entered afterwards
 * is not waited for: readers that come and go for ever cannot hold a grace period up. Where two
 * grace periods may overlap, each of their waiters has a family of its own, so that the start of
 * one does not make the other wait for younger sections.
 */
export const rcuReader = object(machine, {
  effects: ['READ_LOCK', 'READ_UNLOCK', 'GP_START'],
  lock: { take: ['READ_LOCK'], release: ['READ_UNLOCK'], spins: true },
});
