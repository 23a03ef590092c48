import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { Every } from '../../../model/thread-def.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { percpuRef } from '../../objects/references/percpu-ref.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';
import type { rcuReader } from '../../objects/locks/rcu-domain.ts';
import { tellNothing, tellTotal, type Tell } from '../../parts/references/tell-total.ts';

interface Ports {
  readonly ref: typeof percpuRef;
  readonly readers: Every<typeof rcuReader>;
  /** The CPU that kills: it runs with interrupts off, which RCU waits for as for a reader. */
  readonly killer: typeof rcuReader;
  readonly done: typeof completion;
}

/** The same, with the reference count kept as one total beside it and told the same things. */
interface PortsWithTotal extends Ports {
  readonly total: typeof pgmapRef;
}

const step = steps<PortsWithTotal>();

const machine = (tell: Tell) =>
  setup({ types: threadTypes<PortsWithTotal>() }).createMachine({
    id: 'ref_switch',
    initial: 'queued',
    meta: { source: 'lib/percpu-refcount.c: percpu_ref_switch_to_atomic_rcu' },
    states: {
      queued: {
        description: 'Queued by the kill; not before, since nothing looks switching until then',
        on: {
          'rcu_do_batch: sum the per-CPU counters': step(
            'adding',
            {
              ref: ['looks switching', 'SUM'],
              readers: 'looks not old',
              killer: 'looks not old',
              ...tell('SUM'),
            },
            { facts: 'A1 REF-sw.1' },
          ),
        },
      },
      adding: {
        on: {
          'atomic_long_add: sum - BIAS': step(
            'freeing',
            { ref: 'ADD_SUM', ...tell('UNBIAS') },
            { facts: 'A1 REF-sw.2' },
          ),
        },
      },
      freeing: {
        on: {
          'free_percpu: the counters': step(
            'putting',
            { ref: 'FREE_COUNTERS', ...tell('FREE_COUNTERS') },
            { facts: 'A1 REF-sw.3' },
          ),
        },
      },
      putting: {
        on: {
          'percpu_ref_put: switch reference': step(
            'ran',
            { ref: 'SUB_AND_TEST', ...tell('PUT') },
            { facts: 'A1 REF-sw.4' },
          ),
          'percpu_ref_put: switch reference (last)': step(
            'releasing',
            { ref: 'SUB_AND_TEST_ZERO', ...tell('PUT_LAST') },
            { facts: 'A1 REF-sw.4' },
          ),
        },
      },
      releasing: {
        tags: ['callback', 'releasing'],
        on: {
          'release()': step(
            'ran',
            { ref: 'READ_RELEASE', done: 'COMPLETE' },
            { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-sw.4' },
          ),
        },
      },
      ran: { tags: 'rest' },
    },
  });

/** The RCU callback that a kill queues: it moves the per-CPU counters into the atomic count. */
export const refSwitch = thread<Ports, Record<string, never>, ReturnType<typeof machine>>(
  machine(tellNothing),
  { actor: 'kernel' },
);
export const refSwitchWithTotal = thread<
  PortsWithTotal,
  Record<string, never>,
  ReturnType<typeof machine>
>(machine(tellTotal), { actor: 'kernel' });
