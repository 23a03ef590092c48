import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Every path out of a put leaves the RCU read section (source: include/linux/percpu-refcount.h:
 * percpu_ref_put_many).
 */
export const leavesReadSection = duty({
  id: 'leaves-read-section',
  sentence: 'every path out of a put leaves the RCU read section',
  whose: 'core',
  source: 'include/linux/percpu-refcount.h: percpu_ref_put_many',
  dropped: [
    replaceStep(
      'ref_user',
      'subtracting',
      'this_cpu_sub',
      { target: 'outside', ports: { rcu: 'READ_UNLOCK' } },
      {
        target: 'outside',
        actions: 'gave',
        meta: { ports: { ref: 'THIS_CPU_SUB' } },
      },
    ),
  ],
});
