import { percpuRef } from '../../machines/objects/references/percpu-ref.ts';
import { violation } from '../../model/rule.ts';

/**
 * No more references are put than were got (source: facts G I4; percpu_ref_switch_to_atomic_rcu
 * warns when the sum is not positive).
 */
export const refNotNegative = violation({
  id: 'ref-not-negative',
  sentence: 'no more references are put than were got',
  source: 'facts G I4; percpu_ref_switch_to_atomic_rcu warns when the sum is not positive',
  of: percpuRef,
  states: ['underflow'],
});
