import { steps } from '../../../model/thread.ts';
import type { RegisterPorts } from './register-ports.ts';

const step = steps<RegisterPorts>();

/**
 * memunmap_pages with the lookup and its readers. After an error of memremap_pages there is no range
 * to take down, but the kill and the wait are the same.
 *
 * @param then where the caller goes on
 */
export const memunmapRange = <const T extends string>(then: T) =>
  ({
    tags: 'unregistering',
    initial: 'live',
    meta: { source: 'mm/memremap.c: memunmap_pages', facts: 'A3' },
    states: {
      live: {
        on: {
          'percpu_ref_kill: set DEAD': step(
            'dead',
            { ref: 'KILL_DEAD', container: 'READ' },
            { facts: 'A3 U1, A1 REF-kill.1' },
          ),
        },
      },
      dead: {
        on: {
          'percpu_ref_kill: set ATOMIC, call_rcu': step(
            'atomic',
            { ref: 'KILL_ATOMIC' },
            { facts: 'A3 U1, A1 REF-kill.2' },
          ),
        },
      },
      atomic: {
        on: {
          'percpu_ref_kill: put the initial reference': step(
            'killed',
            { ref: 'KILL_PUT' },
            { facts: 'A3 U1, A1 REF-kill.3' },
          ),
        },
      },
      killed: {
        on: {
          percpu_ref_put_many: {
            ...step('waiting', { ref: 'PUT', container: 'READ' }, { facts: 'A3 U2' }),
            guard: 'hasRange',
          },
          'percpu_ref_put_many (last)': {
            ...step('releasing', { ref: 'PUT_LAST', container: 'READ' }, { facts: 'A3 U2' }),
            guard: 'hasRange',
          },
          'percpu_ref_put_many: no range': {
            ...step('waiting', {}, { facts: 'A3 U2, A2 M4.e' }),
            guard: 'hasNoRange',
          },
        },
      },
      releasing: {
        tags: 'releasing',
        on: {
          'complete(&pgmap->done)': step(
            'waiting',
            { done: 'COMPLETE', container: 'READ' },
            { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A3 U2' },
          ),
        },
      },
      waiting: {
        tags: 'draining',
        description: 'Uninterruptible and without a timeout',
        on: {
          wait_for_completion: {
            ...step(
              'drained',
              { done: 'WAIT', container: 'READ' },
              { sleeps: true, facts: 'A3 U3' },
            ),
            guard: 'hasRange',
          },
          'wait_for_completion: no range': {
            ...step(
              'unlisted',
              { done: 'WAIT', container: 'READ' },
              { sleeps: true, facts: 'A3 U3' },
            ),
            guard: 'hasNoRange',
          },
        },
      },
      drained: {
        on: {
          remove_pfn_range_from_zone: step(
            'outOfZone',
            { memmap: 'LEAVE_ZONE', container: 'READ' },
            { sleeps: true, facts: 'A3 U4.1 U4.2' },
          ),
        },
      },
      outOfZone: {
        on: {
          arch_remove_memory: step(
            'removed',
            { memmap: 'REMOVE', pages: 'REMOVE', container: 'READ' },
            { sleeps: true, facts: 'A3 U4.3 U4.4' },
          ),
        },
      },
      removed: {
        description: 'No struct pages, but a lookup still finds the pagemap, dead',
        on: {
          'xa_store_range: NULL': step(
            'unlisting',
            { entries: 'ERASE', readers: 'GP_START' },
            { source: 'mm/memremap.c: pgmap_array_delete', facts: 'A3 U4.5' },
          ),
        },
      },
      unlisting: {
        on: {
          synchronize_rcu: step(
            'unlisted',
            { readers: 'looks not old' },
            { source: 'mm/memremap.c: pgmap_array_delete', sleeps: true, facts: 'A3 U4.5' },
          ),
        },
      },
      unlisted: {
        on: {
          percpu_ref_exit: step('exited', { ref: 'EXIT', container: 'READ' }, { facts: 'A3 U5' }),
        },
      },
      exited: {
        on: {
          'memunmap_pages returns': step(then, { container: 'RETURN' }, { facts: 'A3 U6' }),
        },
      },
    },
  }) as const;
