import { driver } from '../machines/driver.ts';
import { process } from '../machines/process.ts';
import { userThread } from '../machines/user-thread.ts';
import { all, each, one, progress } from '../model/rule.ts';

/**
 * Two things that this kernel leaves to timing are out of scope, `fault-can-end` shows both: an evictor
 * that raises the count of the page whenever the fault is about to move it, and another thread that is
 * preempted, each time, between folio_unlock and folio_put, so that its reference is still there.
 * A retried access is strongly fair: it does not meet the entry only when another thread has just
 * locked the page.
 */
export const faultFinishes = progress({
  id: 'fault-finishes',
  sentence: 'a fault that no evictor and no late folio_put disturbs ends with RAM or with SIGBUS',
  source: 'facts G L2; mm/memory.c: do_swap_page',
  over: {
    driver: one(driver),
    thread: each(userThread),
    others: all(userThread),
    processes: all(process),
  },
  pending: ({ driver, thread, others, processes }) =>
    driver.is('bound') &&
    processes.every((one) => !one.is('close')) &&
    (thread.is('fault') || thread.is('wait') || thread.is('user.refault')) &&
    others.every(
      (other) => other.name === thread.name || !(other.is('fault.put') || other.is('migrate.put')),
    ),
  demands: 'always finishes',
  stronglyFair: ['do_swap_page', 'the access succeeds'],
});
