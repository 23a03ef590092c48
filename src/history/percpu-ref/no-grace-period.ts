import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const noGracePeriod = edit({
  id: 'no-grace-period',
  title: 'percpu_ref: sum the counters without waiting for readers',
  facts: 'A1 REF-sw.1',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A get that read the mode word before the kill counts on its CPU after the callback has summed that CPU. The reference is lost: the count reaches zero while its holder uses the pagemap. If the callback has come further, the holder writes to freed counters.',
  changes: [
    replaceStep(
      'ref_switch',
      'queued',
      'rcu_do_batch: sum the per-CPU counters',
      { target: 'adding', ports: { readers: 'looks not old' } },
      {
        target: 'adding',
        meta: {
          ports: { ref: ['looks switching', 'SUM'], killer: 'looks not old' },
        },
      },
    ),
  ],
  expect: {
    rule: 'released-when-unused',
    class: 'early completion',
    system: 'percpu-ref',
    sizes: { users: 1 },
    interleaving: [
      'user0: percpu_ref_tryget_live: percpu',
      'memunmap: percpu_ref_kill: set ATOMIC, call_rcu',
      'rcu_callback: rcu_do_batch: sum the per-CPU counters',
      'user0: this_cpu_inc',
      'rcu_callback: percpu_ref_put: switch reference (last)',
      'rcu_callback: release()',
    ],
    also: {
      'done-completed-once':
        'the holder of the lost reference gets and puts another one after release',
      'ref-wait-can-finish': 'a late put leaves a count that no put brings to zero',
      'ref-wait-finishes-when-unused': 'the same',
      'no-deadlock': 'memunmap_pages waits for that zero for ever',
      'ref-memory-alive': 'the callback frees the per-CPU counters before the late get or put',
      'ref-not-negative': 'a late put is not in the sum, so that it is counted as one too many',
    },
  },
});
