import { firstReferenceByTryget } from '../duties/references/first-reference-by-tryget.ts';
import { killsOnce } from '../duties/references/kills-once.ts';
import { leavesReadSection } from '../duties/references/leaves-read-section.ts';
import { onlyReleaseCompletes } from '../duties/references/only-release-completes.ts';
import { putsAllItGot } from '../duties/references/puts-all-it-got.ts';
import { putsNoMoreThanItGot } from '../duties/references/puts-no-more-than-it-got.ts';
import { completion } from '../machines/objects/waits/completion.ts';
import { percpuRef } from '../machines/objects/references/percpu-ref.ts';
import { pgmapEntry } from '../machines/objects/pagemap/pgmap-entry.ts';
import { rcuReader } from '../machines/objects/locks/rcu-domain.ts';
import { refKiller } from '../machines/threads/references/ref-killer.ts';
import { refSwitch } from '../machines/threads/references/ref-switch.ts';
import { refUser } from '../machines/threads/references/ref-user.ts';
import { system } from '../model/system.ts';
import { coverLastPutByUser } from '../rules/cover/references/last-put-by-user.ts';
import { coverLastPutInCallback } from '../rules/cover/references/last-put-in-callback.ts';
import { coverTrygetAfterKill } from '../rules/cover/references/tryget-after-kill.ts';
import { coverTrygetLiveAfterKill } from '../rules/cover/references/tryget-live-after-kill.ts';
import { doneCompletedOnce } from '../rules/references/done-completed-once.ts';
import { doneOnlyAfterKill } from '../rules/references/done-only-after-kill.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { rcuSectionsBalanced } from '../rules/locks/rcu-sections-balanced.ts';
import { refKilledOnce } from '../rules/references/ref-killed-once.ts';
import { refMemoryAlive } from '../rules/references/ref-memory-alive.ts';
import { refNotNegative } from '../rules/references/ref-not-negative.ts';
import { refWaitCanFinish } from '../rules/references/ref-wait-can-finish.ts';
import { refWaitFinishesWhenUnused } from '../rules/references/ref-wait-finishes-when-unused.ts';
import { releasedWhenUnused } from '../rules/references/released-when-unused.ts';

/** One reference count with both its counters, its owner, its users and the callback of its kill. */
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
    refWaitCanFinish,
    refWaitFinishesWhenUnused,
    noDeadlock,
    coverLastPutByUser,
    coverLastPutInCallback,
    coverTrygetAfterKill,
    coverTrygetLiveAfterKill,
  ],
  duties: [
    firstReferenceByTryget,
    killsOnce,
    leavesReadSection,
    onlyReleaseCompletes,
    putsAllItGot,
    putsNoMoreThanItGot,
  ],
  notModelled: [
    'one counter a CPU: they are added up, since no thread reads one of another CPU before the grace period',
    'percpu_ref_reinit and percpu_ref_resurrect: a pagemap does not use them',
    'a switch that is pending when the kill comes: a pagemap switches once',
  ],
  compose(c, sizes) {
    const users = sizes['users']!;
    const ref = c.object('ref', percpuRef);
    const done = c.object('done', completion, { input: { once: true } });
    const entry = c.object('pgmap_array', pgmapEntry);
    const killer = c.object('irqs_off', rcuReader);
    const readers = c.family('rcu', users, rcuReader, { index: 'user' });
    c.thread('memunmap', refKiller, { ref, readers, killer, entry, done });
    c.thread('rcu_callback', refSwitch, { ref, readers, killer, done });
    for (let user = 0; user < users; user++) {
      c.thread(
        `user${user}`,
        refUser,
        { ref, rcu: readers[user]!, entry, done },
        { at: { user }, family: 'user' },
      );
    }
  },
});
