import { setup } from 'xstate';
import { object } from '../../../model/object.ts';
import type { StateMeta } from '../../../model/thread-def.ts';

const machine = setup({
  types: {
    events: {} as { type: 'SHUTDOWN' | 'UMOUNT' | 'PUT_DAX' },
    meta: {} as StateMeta,
  },
}).createMachine({
  id: 'dax_mount',
  description: 'A mounted file system whose files are mapped straight from the device',
  meta: { source: 'fs/super.c', facts: 'C6' },
  initial: 'mounted',
  states: {
    mounted: { on: { SHUTDOWN: 'shut down', UMOUNT: 'unmounting', PUT_DAX: 'unmounted' } },
    'shut down': {
      description: 'The file system was told that its device goes: faults fail',
      meta: { source: 'fs/xfs/xfs_notify_failure.c', facts: 'C6' },
      on: { SHUTDOWN: 'shut down', UMOUNT: 'unmounting', PUT_DAX: 'unmounted' },
    },
    unmounting: {
      description: 'Nobody has a file open; the inodes are evicted',
      meta: { source: 'fs/super.c: generic_shutdown_super', facts: 'C6' },
      on: { SHUTDOWN: 'unmounting', UMOUNT: 'unmounting', PUT_DAX: 'unmounted' },
    },
    unmounted: {
      description: 'fs_put_dax was called: the dax device has no holder',
      on: { SHUTDOWN: 'unmounted', UMOUNT: 'unmounted', PUT_DAX: 'unmounted' },
    },
  },
});

/** The superblock of a file system on a dax device. */
export const daxMount = object(machine, {
  effects: ['SHUTDOWN', 'UMOUNT', 'PUT_DAX'],
  looks: { 'holding the device': ({ is }) => !is('unmounted') },
});
