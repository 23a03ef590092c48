import { pgmapRef } from '../../machines/objects/pagemap/pgmap-ref.ts';
import { violation } from '../../model/rule.ts';

/**
 * Every reference of a pagemap is put once, and the count killed once (source: facts G I4;
 * lib/percpu-refcount.c: percpu_ref_switch_to_atomic_rcu).
 */
export const pgmapRefNotNegative = violation({
  id: 'pgmap-ref-not-negative',
  sentence: 'every reference of a pagemap is put once, and the count killed once',
  source: 'facts G I4; lib/percpu-refcount.c: percpu_ref_switch_to_atomic_rcu',
  of: pgmapRef,
  states: {
    underflow: 'every reference of a pagemap is put once',
    killedTwice: 'the reference count of a pagemap is killed once',
  },
});
