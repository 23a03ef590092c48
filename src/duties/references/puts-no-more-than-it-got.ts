import { addState, addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A user of a reference count puts no reference that it did not get (source:
 * include/linux/percpu-refcount.h: percpu_ref_put).
 */
export const putsNoMoreThanItGot = duty({
  id: 'puts-no-more-than-it-got',
  sentence: 'a user of a reference count puts no reference that it did not get',
  whose: 'core',
  source: 'include/linux/percpu-refcount.h: percpu_ref_put',
  dropped: [
    addStep('ref_user', 'outside', 'percpu_ref_put: one too many', {
      target: 'testingOneTooMany',
      meta: { ports: { rcu: 'READ_LOCK', entry: 'looks stored', ref: 'looks not live' } },
    }),
    addState('ref_user', 'testingOneTooMany', {
      on: {
        atomic_long_sub_and_test: {
          target: 'astray',
          meta: { ports: { ref: 'SUB_AND_TEST', rcu: 'READ_UNLOCK' } },
        },
        'atomic_long_sub_and_test: zero': {
          target: 'releasingOneTooMany',
          meta: { ports: { ref: 'SUB_AND_TEST_ZERO' } },
        },
      },
    }),
    addState('ref_user', 'releasingOneTooMany', {
      on: {
        'release()': {
          target: 'astray',
          meta: { ports: { ref: 'READ_RELEASE', done: 'COMPLETE', rcu: 'READ_UNLOCK' } },
        },
      },
    }),
    addState('ref_user', 'astray', { tags: 'rest' }),
  ],
});
