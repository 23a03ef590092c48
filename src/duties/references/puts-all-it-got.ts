import { addState, addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A user of a reference count puts every reference that it got (source:
 * include/linux/percpu-refcount.h: percpu_ref_get_many).
 */
export const putsAllItGot = duty({
  id: 'puts-all-it-got',
  sentence: 'a user of a reference count puts every reference that it got',
  whose: 'core',
  source: 'include/linux/percpu-refcount.h: percpu_ref_get_many',
  dropped: [
    addStep('ref_user', 'outside', 'forget the reference', {
      target: 'forgetful',
      guard: 'holdsSome',
      meta: { ports: {} },
    }),
    addState('ref_user', 'forgetful', { tags: 'rest' }),
  ],
});
