import { completion } from '../machines/objects/waits/completion.ts';
import { percpuRef } from '../machines/objects/references/percpu-ref.ts';
import { pgmapEntry } from '../machines/objects/pagemap/pgmap-entry.ts';
import { pgmapRef } from '../machines/objects/pagemap/pgmap-ref.ts';
import { rcuReader } from '../machines/objects/locks/rcu-domain.ts';
import { refKillerWithTotal } from '../machines/threads/references/ref-killer.ts';
import { refSwitchWithTotal } from '../machines/threads/references/ref-switch.ts';
import { refUserWithTotal } from '../machines/threads/references/ref-user.ts';
import { system } from '../model/system.ts';
import { doneCompletedOnce } from '../rules/references/done-completed-once.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { rcuSectionsBalanced } from '../rules/locks/rcu-sections-balanced.ts';
import { refKilledOnce } from '../rules/references/ref-killed-once.ts';
import { refMemoryAlive } from '../rules/references/ref-memory-alive.ts';
import { refNotNegative } from '../rules/references/ref-not-negative.ts';
import { totalIsExact } from '../rules/references/total-is-exact.ts';
import { totalUsedRightly } from '../rules/references/total-used-rightly.ts';

/**
 * The exact reference count and the total that larger systems use, told the same in the same steps.
 *
 * Where they gave different answers (the last put, a tryget) the step could not be taken, so that
 * `no-deadlock` is the other half of the proof beside `total-is-exact`.
 */
export const percpuRefTotalSystem = system({
  id: 'percpu-ref-total',
  about: 'May a percpu_ref be counted as one total, as the larger systems here do?',
  sizes: { users: { unit: 'users of the reference count', default: 3, max: 5 } },
  rules: [
    totalIsExact,
    totalUsedRightly,
    noDeadlock,
    doneCompletedOnce,
    refNotNegative,
    refKilledOnce,
    refMemoryAlive,
    rcuSectionsBalanced,
  ],
  compose(c, sizes) {
    const users = sizes['users']!;
    const ref = c.object('ref', percpuRef);
    const total = c.object('total', pgmapRef);
    const done = c.object('done', completion, { input: { once: true } });
    const entry = c.object('pgmap_array', pgmapEntry);
    const killer = c.object('irqs_off', rcuReader);
    const readers = c.family('rcu', users, rcuReader, { index: 'user' });
    c.thread('memunmap', refKillerWithTotal, { ref, total, readers, killer, entry, done });
    c.thread('rcu_callback', refSwitchWithTotal, { ref, total, readers, killer, done });
    for (let user = 0; user < users; user++) {
      c.thread(
        `user${user}`,
        refUserWithTotal,
        { ref, total, rcu: readers[user]!, entry, done },
        { at: { user }, family: 'user' },
      );
    }
  },
});
