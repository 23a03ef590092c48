import { steps } from '../../../model/thread.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { percpuRef } from '../../objects/references/percpu-ref.ts';
import type { pgmapEntry } from '../../objects/pagemap/pgmap-entry.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';
import type { Tell } from './tell-total.ts';

/** What a user of the exact reference count touches. */
export interface RefUserPorts {
  readonly ref: typeof percpuRef;
  /** The user's own place in the RCU domain. */
  readonly rcu: typeof rcuReader;
  readonly entry: typeof pgmapEntry;
  readonly done: typeof completion;
}

/** The same, with the reference count kept as one total beside it and told the same things. */
export interface RefUserPortsWithTotal extends RefUserPorts {
  readonly total: typeof pgmapRef;
}

const step = steps<RefUserPortsWithTotal>();

export const put = {
  source: 'include/linux/percpu-refcount.h: percpu_ref_put_many',
  facts: 'A1 REF-put',
};

/**
 * The second half of percpu_ref_put, after the mode word was read: the counter chosen is taken down,
 * and the put that reaches zero releases inside the RCU section.
 */
export const refPut = (tell: Tell) =>
  ({
    subtracting: {
      on: {
        this_cpu_sub: step(
          'outside',
          { ref: 'THIS_CPU_SUB', ...tell('PUT'), rcu: 'READ_UNLOCK' },
          { ...put, actions: 'gave' },
        ),
      },
    },
    testing: {
      on: {
        atomic_long_sub_and_test: step(
          'outside',
          { ref: 'SUB_AND_TEST', ...tell('PUT'), rcu: 'READ_UNLOCK' },
          { ...put, actions: 'gave' },
        ),
        'atomic_long_sub_and_test: zero': step(
          'releasing',
          { ref: 'SUB_AND_TEST_ZERO', ...tell('PUT_LAST') },
          { ...put, actions: 'gave' },
        ),
      },
    },
    releasing: {
      tags: 'releasing',
      meta: { source: 'mm/memremap.c: dev_pagemap_percpu_release' },
      on: {
        'release()': step(
          'outside',
          { ref: 'READ_RELEASE', done: 'COMPLETE', rcu: 'READ_UNLOCK' },
          { facts: 'A1 REF-put' },
        ),
      },
    },
  }) as const;
