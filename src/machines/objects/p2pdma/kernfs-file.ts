import { assign, setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    context: {} as { inside: number },
    events: {} as {
      type: 'CREATE' | 'GET_ACTIVE' | 'REFUSED' | 'PUT_ACTIVE' | 'DEACTIVATE' | 'DRAIN';
    },
    meta: {} as StateMeta,
  },
  guards: {
    inside: ({ context }) => context.inside > 0,
    outside: ({ context }) => context.inside === 0,
  },
  actions: {
    enter: assign({ inside: ({ context }) => context.inside + 1 }),
    leave: assign({ inside: ({ context }) => context.inside - 1 }),
  },
}).createMachine({
  id: 'kernfs_file',
  description:
    'A file of sysfs and the active references of the operations inside it. Once it is removed no operation enters, so that those inside are all there will be',
  meta: { source: 'fs/kernfs/dir.c', facts: 'C7' },
  initial: 'absent',
  context: { inside: 0 },
  on: {
    PUT_ACTIVE: [
      { guard: 'inside', actions: 'leave' },
      { guard: 'outside', target: '.unbalanced' },
    ],
  },
  states: {
    absent: { on: { CREATE: 'active', REFUSED: 'absent', DEACTIVATE: 'removed' } },
    active: { on: { CREATE: 'active', GET_ACTIVE: { actions: 'enter' }, DEACTIVATE: 'removed' } },
    removed: {
      description: 'Deactivated; whoever was inside goes on until it leaves',
      meta: { source: 'fs/kernfs/dir.c: kernfs_drain' },
      on: {
        CREATE: 'active',
        REFUSED: 'removed',
        DEACTIVATE: 'removed',
        DRAIN: { guard: 'outside', target: 'removed' },
      },
    },
    unbalanced: {
      tags: 'violation',
      description: 'An active reference is put that nobody got',
    },
  },
});

/** A file of sysfs that can be mapped: p2pmem/allocate. */
export const kernfsFile = object(machine, {
  counts: { unit: 'active reference', number: ({ context }) => context.inside },
  effects: ['CREATE', 'PUT_ACTIVE', 'DEACTIVATE'],
  waits: ['DRAIN'],
  answers: { kernfs_get_active: ['GET_ACTIVE', 'REFUSED'] },
});
