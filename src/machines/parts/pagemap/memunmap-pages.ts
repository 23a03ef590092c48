import type { ObjectDef } from '../../../model/object-def.ts';
import { steps } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { devicePage } from '../../objects/pages/device-page.ts';
import type { pagemap } from '../../objects/pagemap/pagemap.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';

/** What a thread that unregisters a pagemap needs. */
export interface UnmapPorts<P = typeof devicePage> {
  pgmap: typeof pagemap;
  ref: typeof pgmapRef;
  done: typeof completion;
  pages: Every<P>;
}

const step = steps<UnmapPorts<ObjectDef<'REMOVE', never>>>();

/**
 * memunmap_pages. The RCU callback of the kill can run once the killer has enabled interrupts again,
 * that is after the third step. The lookup is erased without readers here: the system
 * `registration` has them.
 *
 * @param then where the caller goes on
 */
export const memunmapPages = <const T extends string>(then: T) =>
  ({
    tags: 'unregistering',
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
            'wait',
            { ref: 'KILL_PUT' },
            { facts: 'A3 U1, A1 REF-kill.3' },
          ),
        },
      },
      wait: {
        tags: 'draining',
        description: 'Uninterruptible and without a timeout',
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
          'remove_pfn_range_from_zone, __remove_pages': step(
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
          percpu_ref_exit: step(
            'returned',
            { ref: 'EXIT', pgmap: 'RETURN' },
            { facts: 'A3 U5 U6' },
          ),
        },
      },
      returned: { always: then },
    },
  }) as const;
