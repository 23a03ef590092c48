import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Who holds no reference takes its first one by tryget, which tests for zero (source:
 * include/linux/percpu-refcount.h: percpu_ref_get_many).
 */
export const firstReferenceByTryget = duty({
  id: 'first-reference-by-tryget',
  sentence: 'who holds no reference takes its first one by tryget, which tests for zero',
  whose: 'core',
  source: 'include/linux/percpu-refcount.h: percpu_ref_get_many',
  dropped: [
    replaceStep(
      'ref_user',
      'outside',
      'percpu_ref_tryget: atomic',
      { target: 'trying' },
      {
        target: 'addingAtomically',
        guard: 'holdsNone',
        meta: { ports: { rcu: 'READ_LOCK', entry: 'looks stored', ref: 'looks not live' } },
      },
      'percpu_ref_get: unheld',
    ),
  ],
});
