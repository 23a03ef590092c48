import { completion } from '../machines/completion.ts';
import { percpuRef } from '../machines/percpu-ref.ts';
import { pgmapEntry } from '../machines/pgmap-entry.ts';
import { pgmapRef } from '../machines/pgmap-ref.ts';
import { rcuReader } from '../machines/rcu-domain.ts';
import { refKiller } from '../machines/ref-killer.ts';
import { refSwitch } from '../machines/ref-switch.ts';
import { refUser } from '../machines/ref-user.ts';
import { system } from '../model/system.ts';
import { doneCompletedOnce } from '../rules/done-completed-once.ts';
import { doneOnlyAfterKill } from '../rules/done-only-after-kill.ts';
import { rcuSectionsBalanced } from '../rules/rcu-sections-balanced.ts';
import { refKilledOnce } from '../rules/ref-killed-once.ts';
import { refMemoryAlive } from '../rules/ref-memory-alive.ts';
import { refNotNegative } from '../rules/ref-not-negative.ts';
import { refWaitCanFinish } from '../rules/ref-wait-can-finish.ts';
import { refWaitFinishesWhenUnused } from '../rules/ref-wait-finishes-when-unused.ts';
import { releasedWhenUnused } from '../rules/released-when-unused.ts';
import { totalIsExact } from '../rules/total-is-exact.ts';
import { totalUsedRightly } from '../rules/total-used-rightly.ts';

/** One reference count with both its counters, and beside it the one total that stands for them. */
export const percpuRefSystem = system({
  id: 'percpu-ref',
  about:
    'Does a killed percpu_ref release exactly once, and only after its last user, when each get and put picks its counter one step before it counts?',
  sizes: { users: { unit: 'users of the reference count', default: 3, max: 5 } },
  rules: [
    releasedWhenUnused,
    doneCompletedOnce,
    doneOnlyAfterKill,
    refNotNegative,
    refKilledOnce,
    refMemoryAlive,
    rcuSectionsBalanced,
    totalIsExact,
    totalUsedRightly,
    refWaitCanFinish,
    refWaitFinishesWhenUnused,
  ],
  notModelled: [
    'one counter a CPU: they are added up, since no thread reads one of another CPU before the grace period',
    'percpu_ref_reinit and percpu_ref_resurrect: a pagemap does not use them',
    'a switch that is pending when the kill comes: a pagemap switches once',
  ],
  compose(c, sizes) {
    const users = sizes['users']!;
    const ref = c.object('ref', percpuRef);
    const total = c.object('total', pgmapRef);
    const done = c.object('done', completion);
    const entry = c.object('pgmap_array', pgmapEntry);
    const killer = c.object('irqs_off', rcuReader);
    const readers = c.family('rcu', users, rcuReader, { index: 'user' });
    c.thread('memunmap', refKiller, { ref, total, readers, killer, entry, done });
    c.thread('rcu_callback', refSwitch, { ref, total, readers, killer, done });
    for (let user = 0; user < users; user++) {
      c.thread(
        `user${user}`,
        refUser,
        { ref, total, rcu: readers[user]!, entry, done },
        { at: { user }, family: 'user' },
      );
    }
  },
});
