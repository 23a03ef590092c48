import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { completion } from '../../objects/waits/completion.ts';
import type { pgmapRef } from '../../objects/pagemap/pgmap-ref.ts';

interface Ports {
  ref: typeof pgmapRef;
  done: typeof completion;
}

const step = steps<Ports>();

const machine = setup({ types: threadTypes<Ports>() }).createMachine({
  id: 'pgmap_switch',
  description:
    'The RCU callback that switches the reference to atomic mode. Readers of the mode word are not there to wait for: they are part of the total that the reference keeps',
  meta: { source: 'lib/percpu-refcount.c: percpu_ref_switch_to_atomic_rcu', facts: 'A1' },
  initial: 'grace period',
  states: {
    'grace period': {
      on: {
        'sum the per-CPU counters': step(
          'summed',
          { ref: ['looks switching', 'SUM'] },
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
        percpu_ref_call_confirm_rcu: step(
          'confirmed',
          { ref: 'FREE_COUNTERS' },
          { facts: 'A1 REF-sw.3' },
        ),
      },
    },
    confirmed: {
      on: {
        percpu_ref_put: step('over', { ref: 'PUT' }, { facts: 'A1 REF-sw.4' }),
        'percpu_ref_put (last)': step('release', { ref: 'PUT_LAST' }, { facts: 'A1 REF-sw.4' }),
      },
    },
    release: {
      tags: ['callback', 'releasing'],
      on: {
        dev_pagemap_percpu_release: step(
          'over',
          { done: 'COMPLETE' },
          { source: 'mm/memremap.c: dev_pagemap_percpu_release', facts: 'A1 REF-sw.4' },
        ),
      },
    },
    over: { tags: 'rest' },
  },
});

/** The switch of the pagemap's reference from per-CPU to atomic. */
export const pgmapSwitch = thread<Ports, Record<string, never>, typeof machine>(machine, {
  actor: 'kernel',
});
