import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { pgmapContainer } from '../../objects/pagemap/pgmap-container.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';

interface Ports {
  readonly ref: typeof pgmapRef;
  readonly done: typeof completion;
  readonly container: typeof pgmapContainer;
}

const step = steps<Ports>();

const machine = setup({ types: threadTypes<Ports>() }).createMachine({
  id: 'pgmap_switch_again',
  initial: 'gracePeriod',
  meta: { source: 'lib/percpu-refcount.c: percpu_ref_switch_to_atomic_rcu' },
  states: {
    gracePeriod: {
      description: 'Queued by a kill and not before, since nothing looks switching until then',
      on: {
        'rcu_do_batch: sum the per-CPU counters': step(
          'summed',
          { ref: ['looks switching', 'SUM'], container: 'READ' },
          { facts: 'A1 REF-sw.1' },
        ),
      },
    },
    summed: {
      on: {
        'atomic_long_add: sum - BIAS': step('added', { ref: 'UNBIAS' }, { facts: 'A1 REF-sw.2' }),
      },
    },
    added: {
      on: {
        'free_percpu: the counters': step(
          'putting',
          { ref: 'FREE_COUNTERS' },
          { facts: 'A1 REF-sw.3' },
        ),
      },
    },
    putting: {
      on: {
        'percpu_ref_put: switch reference': step(
          'gracePeriod',
          { ref: 'PUT', container: 'READ' },
          { facts: 'A1 REF-sw.4' },
        ),
        'percpu_ref_put: switch reference (last)': step(
          'releasing',
          { ref: 'PUT_LAST', container: 'READ' },
          { facts: 'A1 REF-sw.4' },
        ),
      },
    },
    releasing: {
      tags: ['callback', 'releasing'],
      meta: { source: 'mm/memremap.c: dev_pagemap_percpu_release' },
      on: {
        'complete(&pgmap->done)': step('gracePeriod', { done: 'COMPLETE', container: 'READ' }),
      },
    },
  },
});

/**
 * The RCU callback that a kill queues, once for each registration of a pagemap; `pgmap-switch` runs
 * once. Readers of the mode word are part of the total, as the system `percpu-ref-total` proves.
 */
export const pgmapSwitchAgain = thread<Ports, Record<string, never>, typeof machine>(machine, {
  actor: 'kernel',
});
