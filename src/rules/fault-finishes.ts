import { process } from '../machines/threads/process.ts';
import { userThread } from '../machines/threads/user-thread.ts';
import { all, each, progress } from '../model/rule.ts';
import { runBy } from '../model/scope.ts';

/**
 * A fault that no evictor and no late folio_put disturbs ends with RAM or with SIGBUS (source:
 * facts G L2; mm/memory.c: do_swap_page).
 *
 * While no driver is under way, whichever it is; its threads are at rest then.
 *
 * Two things that this kernel leaves to timing are out of scope, `fault-can-end` shows both: an evictor
 * that raises the count of the page whenever the fault is about to move it, and a late put, a reference
 * that another thread has not put yet because it was preempted between folio_unlock and folio_put. A
 * late put disturbs at the instants when a migration compares the count of that page (V6, V9) and
 * at no other: only these are left out. A reference that its holder still works with is no late put.
 *
 * A retried access is strongly fair: it does not meet the entry only when another thread has just
 * locked the page.
 */
export const faultFinishes = progress({
  id: 'fault-finishes',
  sentence: 'a fault that no evictor and no late folio_put disturbs ends with RAM or with SIGBUS',
  source: 'facts G L2; mm/memory.c: do_swap_page',
  over: {
    drivers: all(runBy('driver')),
    thread: each(userThread),
    threads: all(userThread),
    processes: all(process),
  },
  pending: ({ drivers, thread, threads, processes }) =>
    drivers.every((driver) => driver.has('rest')) &&
    processes.every((one) => !one.is('running.close')) &&
    (thread.is('fault') || thread.is('wait') || thread.is('user.refault')) &&
    !threads.some(
      (mover) =>
        (mover.is('fault.migrate.unmap') || mover.is('fault.migrate.pages')) &&
        threads.some(
          (other) =>
            other.name !== mover.name &&
            other.context.page === mover.context.page &&
            (other.is('fault.put') || other.is('migrate.put')),
        ),
    ),
  demands: 'always finishes',
  stronglyFair: ['do_swap_page', 'the access succeeds', 'the access succeeds: device memory'],
});
