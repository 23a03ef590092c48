import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const totalMissesAGet = edit({
  id: 'total-misses-a-get',
  title: 'the total of a reference count is not told the get of a holder',
  facts: 'A1 REF-get',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'Not a kernel but a model that is wrong: it shows that the comparison of the total with the two counters can fail.',
  changes: [
    replaceStep(
      'ref_user',
      'adding',
      'this_cpu_add',
      { target: 'outside', ports: { total: 'GET' } },
      {
        target: 'outside',
        actions: 'got',
        meta: { ports: { ref: 'THIS_CPU_ADD', rcu: 'READ_UNLOCK' } },
      },
    ),
  ],
  expect: {
    rule: 'total-is-exact',
    class: 'early completion',
    system: 'percpu-ref-total',
    sizes: { users: 1 },
    interleaving: ['user0: percpu_ref_get: percpu', 'user0: this_cpu_add'],
    also: {
      'total-used-rightly': 'its last put comes too early, and the next one is one too many',
      'no-deadlock': 'the total and the counters give different answers to one put',
    },
  },
});
