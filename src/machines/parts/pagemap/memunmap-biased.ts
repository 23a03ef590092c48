import type { ObjectDef } from '../../../model/object-def.ts';
import { steps } from '../../../model/thread.ts';
import { memunmapPages, type UnmapPorts } from './memunmap-pages.ts';

const step = steps<UnmapPorts<ObjectDef<'REMOVE', never>>>();

/**
 * memunmap_pages of FS_DAX memory, and of other types with a bias: registration has taken a reference
 * for each page, and they are dropped in bulk right after the kill. The bulk is one reference of the
 * total here.
 *
 * @param then where the caller goes on
 */
export const memunmapBiased = <const T extends string>(then: T) => {
  const unbiased = memunmapPages(then);
  return {
    ...unbiased,
    states: {
      ...unbiased.states,
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
        tags: 'releasing',
        on: {
          dev_pagemap_percpu_release: step(
            'wait',
            { done: 'COMPLETE' },
            { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-put' },
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
    },
  } as const;
};
