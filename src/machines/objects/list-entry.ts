import { setup } from 'xstate';
import { object } from '../../model/object.ts';
import type { StateMeta } from '../../model/thread-def.ts';

const EFFECTS = ['ADD', 'DEL', 'DEL_RCU', 'PASS', 'NEXT', 'USE', 'FREE'] as const;

const machine = setup({
  types: {
    events: {} as { type: (typeof EFFECTS)[number] | 'FOUND' | 'NOT_FOUND' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'list_entry',
  description:
    'One entry and its place in a list; the list is the family of its entries. A look-up finds what is linked',
  meta: { source: 'include/linux/list.h, include/linux/rculist.h' },
  initial: 'unlinked',
  states: {
    unlinked: {
      on: {
        ADD: 'linked',
        DEL: 'deletedTwice',
        DEL_RCU: 'deletedTwice',
        NOT_FOUND: 'unlinked',
        PASS: 'unlinked',
        NEXT: 'usedAfterDel',
        USE: 'unlinked',
        FREE: 'freed',
      },
    },
    linked: {
      on: {
        ADD: 'addedTwice',
        DEL: 'deleted',
        DEL_RCU: 'deletedForReaders',
        FOUND: 'linked',
        PASS: 'linked',
        NEXT: 'linked',
        USE: 'linked',
        FREE: 'freedLinked',
      },
    },
    deleted: {
      description: 'list_del has poisoned its pointers: it leads nowhere any more',
      meta: { source: 'include/linux/list.h: list_del' },
      on: {
        ADD: 'linked',
        DEL: 'deletedTwice',
        DEL_RCU: 'deletedTwice',
        NOT_FOUND: 'deleted',
        PASS: 'deleted',
        NEXT: 'usedAfterDel',
        USE: 'deleted',
        FREE: 'freed',
      },
    },
    deletedForReaders: {
      description: 'list_del_rcu has left the way on: whoever is there still comes away',
      meta: { source: 'include/linux/rculist.h: list_del_rcu' },
      on: {
        ADD: 'linked',
        DEL: 'deletedTwice',
        DEL_RCU: 'deletedTwice',
        NOT_FOUND: 'deletedForReaders',
        PASS: 'deletedForReaders',
        NEXT: 'deletedForReaders',
        USE: 'deletedForReaders',
        FREE: 'freed',
      },
    },
    freed: {
      on: {
        ADD: 'usedAfterFree',
        DEL: 'usedAfterFree',
        DEL_RCU: 'usedAfterFree',
        NOT_FOUND: 'freed',
        PASS: 'freed',
        NEXT: 'usedAfterFree',
        USE: 'usedAfterFree',
        FREE: 'usedAfterFree',
      },
    },
    freedLinked: {
      description: 'Freed and still in the list: every walk leads over freed memory',
      on: {
        ADD: 'usedAfterFree',
        DEL: 'usedAfterFree',
        DEL_RCU: 'usedAfterFree',
        FOUND: 'usedAfterFree',
        PASS: 'usedAfterFree',
        NEXT: 'usedAfterFree',
        USE: 'usedAfterFree',
        FREE: 'usedAfterFree',
      },
    },
    addedTwice: { tags: 'violation', description: 'list_add corruption: it is in a list already' },
    deletedTwice: { tags: 'violation', description: 'list_del corruption: it is in no list' },
    usedAfterDel: {
      tags: 'violation',
      description: 'A walk goes on from an entry that is in no list',
    },
    usedAfterFree: { tags: 'violation', description: 'An entry is used after it was freed' },
  },
});

/**
 * An entry of a list. A look-up is `FOUND` or `NOT_FOUND`; `PASS` is a walk over the entry, `NEXT` goes
 * on from it, `USE` reads what is around it.
 */
export const listEntry = object(machine, {
  effects: EFFECTS,
  answers: { 'look-up': ['FOUND', 'NOT_FOUND'] },
});
