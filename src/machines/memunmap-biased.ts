import type { ObjectDef } from '../model/object.ts';
import { steps, type Every } from '../model/thread.ts';
import type { completion } from './completion.ts';
import type { pagemap } from './pagemap.ts';
import type { pgmapRef } from './pgmap-ref.ts';

/** What a thread that unregisters such a pagemap needs; its pages may be of any kind. */
export interface UnmapBiasedPorts {
  pgmap: typeof pagemap;
  ref: typeof pgmapRef;
  done: typeof completion;
  pages: Every<ObjectDef<'REMOVE', never>>;
}

const step = steps<UnmapBiasedPorts>();

/**
 * memunmap_pages of FS_DAX, GENERIC and PCI_P2PDMA memory: registration has taken a reference for each
 * page, and they are dropped in bulk right after the kill. The bulk is one reference of the total here.
 * The lookup is erased without readers: the system `registration` has them.
 *
 * @param then where the caller goes on
 */
export const memunmapBiased = <const T extends string>(then: T) =>
  ({
    initial: 'live',
    meta: { source: 'mm/memremap.c: memunmap_pages', facts: 'A3' },
    states: {
      live: {
        on: {
          percpu_ref_kill: step(
            'dead',
            { ref: 'KILL_DEAD', pgmap: 'KILL' },
            { facts: 'A3 U1, A1 REF-kill.1' },
          ),
        },
      },
      dead: {
        on: {
          __percpu_ref_switch_to_atomic: step(
            'atomic',
            { ref: 'KILL_ATOMIC' },
            { facts: 'A3 U1, A1 REF-kill.2' },
          ),
        },
      },
      atomic: {
        on: {
          'percpu_ref_put (initial)': step(
            'bias',
            { ref: 'KILL_PUT' },
            { facts: 'A3 U1, A1 REF-kill.3' },
          ),
        },
      },
      bias: {
        on: {
          percpu_ref_put_many: step('wait', { ref: 'PUT' }, { facts: 'A3 U2, A2 M3.11' }),
          'percpu_ref_put_many (last)': step('release', { ref: 'PUT_LAST' }, { facts: 'A3 U2' }),
        },
      },
      release: {
        on: {
          dev_pagemap_percpu_release: step(
            'wait',
            { done: 'COMPLETE' },
            { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-put' },
          ),
        },
      },
      wait: {
        description: 'Uninterruptible and without a timeout; no page has a reference to wait for',
        on: {
          wait_for_completion: step(
            'drained',
            { done: 'WAIT', pgmap: 'DRAINED' },
            { sleeps: true, facts: 'A3 U3' },
          ),
        },
      },
      drained: {
        on: {
          'remove_pfn_range_from_zone, arch_remove_memory': step(
            'removed',
            { pages: 'REMOVE', pgmap: 'REMOVE_MEMMAP' },
            { sleeps: true, facts: 'A3 U4.1-U4.4' },
          ),
        },
      },
      removed: {
        on: {
          'pgmap_array_delete, synchronize_rcu': step(
            'unlisted',
            { pgmap: 'UNLIST' },
            { sleeps: true, facts: 'A3 U4.5' },
          ),
        },
      },
      unlisted: {
        on: {
          percpu_ref_exit: step('returned', { ref: 'EXIT', pgmap: 'RETURN' }, { facts: 'A3 U5' }),
        },
      },
      returned: { always: then },
    },
  }) as const;
