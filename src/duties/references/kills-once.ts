import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The owner of a reference count kills it once (source: lib/percpu-refcount.c:
 * percpu_ref_kill_and_confirm).
 */
export const killsOnce = duty({
  id: 'kills-once',
  sentence: 'the owner of a reference count kills it once',
  whose: 'driver',
  source: 'lib/percpu-refcount.c: percpu_ref_kill_and_confirm',
  dropped: [
    addStep('ref_killer', 'waiting', 'percpu_ref_kill: again', {
      target: 'waiting',
      meta: { ports: { ref: 'SET_DEAD' } },
    }),
  ],
});
