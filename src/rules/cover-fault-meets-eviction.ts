import { driver } from '../machines/driver.ts';
import { userThread } from '../machines/user-thread.ts';
import { all, cover, one } from '../model/rule.ts';

/**
 * A fault holds the folio lock while an evictor holds a reference of the same page (source: facts
 * A9 W1 W2).
 */
export const coverFaultMeetsEviction = cover({
  id: 'cover-fault-meets-eviction',
  sentence: 'a fault holds the folio lock while an evictor holds a reference of the same page',
  source: 'facts A9 W1 W2',
  over: { driver: one(driver), threads: all(userThread) },
  reached: ({ driver, threads }) =>
    driver.is('evict.pass.lock') &&
    threads.some(
      (thread) => thread.is('fault.migrate') && thread.context.page === driver.context.page,
    ),
});
