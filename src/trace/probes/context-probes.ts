import { entryAndReturn } from './entry-and-return.ts';
import type { Probe } from './probe.ts';

/** Value of prev_state for a task that sleeps and cannot be woken by a signal (TASK_UNINTERRUPTIBLE). */
const UNINTERRUPTIBLE = 2;

/** What goes on around a pagemap: drivers, modules, tasks (drivers/base/dd.c, kernel/module, kernel/sched). */
export const contextProbes: readonly Probe[] = [
  ...entryAndReturn({
    event: 'unmap_mapping_range',
    means: 'unmap_mapping_range',
    fields: { length: 'len' },
    on: 'unmap_mapping_range',
    params: ['mapping', 'holebegin', 'holelen'],
    fetch: { mapping: '%di:x64', start: '%si:x64', len: '%dx:x64' },
    about: 'a range of a file is unmapped from every process',
  }),
  ...entryAndReturn({
    event: 'device_release_driver',
    on: 'device_release_driver_internal',
    fetch: { dev: '%di:x64', name: '+0({device.kobj.name}(%di)):string' },
    returns: {},
    about: 'a driver is unbound from its device',
  }),
  ...entryAndReturn({
    event: 'delete_module',
    on: '__x64_sys_delete_module',
    returns: { ret: '$retval:s64' },
    about: 'rmmod',
  }),
  {
    event: 'module_load',
    arm: [{ kind: 't', on: ['module:module_load'] }],
    about: 'a module is loaded',
  },
  {
    event: 'module_free',
    arm: [{ kind: 't', on: ['module:module_free'] }],
    about: 'the memory of a module is freed',
  },
  {
    event: 'sched_process_fork',
    arm: [{ kind: 't', on: ['sched:sched_process_fork'] }],
    about: 'a process forks',
  },
  {
    event: 'sched_process_exit',
    means: 'sched_process_exit',
    arm: [{ kind: 't', on: ['sched:sched_process_exit'] }],
    about: 'a task exits',
  },
  {
    event: 'tracing_mark_write',
    means: 'mmap',
    says: 'user: = mmap -> ',
    about: 'what a process writes into the log itself, to name a mapping that it has made',
  },
  {
    event: 'tracing_mark_write',
    means: 'munmap_begin',
    says: 'user: munmap ',
    about: 'the same, to name the mapping that it is going to leave',
  },
  {
    event: 'tracing_mark_write',
    means: 'munmap',
    says: 'user: = munmap -> 0',
    about: 'what a process writes into the log itself, to tell that its munmap has succeeded',
  },
  {
    event: 'sched_switch',
    means: 'sleep',
    when: { prev_state: 'D*' },
    arm: [{ kind: 't', on: ['sched:sched_switch'], filter: `prev_state == ${UNINTERRUPTIBLE}` }],
  },
];
