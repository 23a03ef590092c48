import { steps } from '../../model/thread.ts';
import type { SlicePorts } from './slice-ports.ts';

const step = steps<SlicePorts>();

/** The entry of memunmap_pages: the kill is the first that it does, so that a second one is seen here. */
export const beginUnmap = {
  memunmap_pages: step(
    'in memunmap_pages',
    { registration: 'looks registered', unregister: 'BEGIN' },
    { facts: 'A3 U1' },
  ),
} as const;

/**
 * memunmap_pages as probes show it: an event at each entry and at each return, and between them the
 * steps that leave no event.
 *
 * @param then where the task goes on
 */
export const taskUnmap = <const T extends string>(then: T) =>
  ({
    'in memunmap_pages': {
      meta: { source: 'mm/memremap.c: memunmap_pages', facts: 'A3' },
      on: { percpu_ref_kill: step('in percpu_ref_kill', {}, { facts: 'A3 U1' }) },
    },
    'in percpu_ref_kill': {
      tags: 'silent',
      on: {
        'kill: set DEAD': step(
          'dead',
          { ref: 'KILL_DEAD', pgmap: 'KILL' },
          { facts: 'A1 REF-kill.1' },
        ),
      },
    },
    dead: {
      tags: 'silent',
      on: {
        'kill: switch to atomic': step(
          'atomic',
          { ref: 'KILL_ATOMIC' },
          { facts: 'A1 REF-kill.2' },
        ),
      },
    },
    atomic: {
      tags: 'silent',
      on: {
        'kill: drop the initial reference': step(
          'killed',
          { ref: 'KILL_PUT' },
          { facts: 'A1 REF-kill.3' },
        ),
      },
    },
    killed: {
      on: { wait_for_completion: step('waiting', {}, { facts: 'A3 U3' }) },
    },
    waiting: {
      description: 'Uninterruptible and without a timeout',
      on: {
        wait_for_completion_ret: step(
          'drained',
          { done: 'WAIT', pgmap: 'DRAINED', page: 'looks free' },
          { sleeps: true, facts: 'A3 U3' },
        ),
        'wait_for_completion_ret (page left)': step(
          'drained',
          {
            done: 'WAIT',
            pgmap: 'DRAINED',
            inUse: 'some looks not free',
            registration: 'PAGES_LEFT',
          },
          { sleeps: true, facts: 'A3 U3' },
        ),
      },
    },
    drained: {
      on: {
        __remove_pages: step(
          'removed',
          { page: 'REMOVE', pgmap: 'REMOVE_MEMMAP' },
          { sleeps: true, facts: 'A3 U4.1-U4.4' },
        ),
      },
    },
    removed: {
      on: {
        pgmap_array_delete: step(
          'unlisted',
          { pgmap: 'UNLIST' },
          { sleeps: true, facts: 'A3 U4.5' },
        ),
      },
    },
    unlisted: {
      on: { percpu_ref_exit: step('in percpu_ref_exit', {}, { facts: 'A3 U5' }) },
    },
    'in percpu_ref_exit': {
      tags: 'silent',
      on: {
        'exit: free the count': step(
          'exited',
          { ref: 'EXIT', pgmap: 'RETURN' },
          { facts: 'A3 U5' },
        ),
      },
    },
    exited: {
      tags: 'silent',
      on: { memunmap_pages_ret: step(then, {}, { facts: 'A3 U6' }) },
    },
  }) as const;
