import { percpuRef } from '../../machines/objects/references/percpu-ref.ts';
import { violation } from '../../model/rule.ts';

/**
 * A reference count is killed exactly once (source: facts A3 U1; percpu_ref_kill_and_confirm warns
 * at the second kill).
 */
export const refKilledOnce = violation({
  id: 'ref-killed-once',
  sentence: 'a reference count is killed exactly once',
  source: 'facts A3 U1; percpu_ref_kill_and_confirm warns at the second kill',
  of: percpuRef,
  states: ['killedTwice'],
});
