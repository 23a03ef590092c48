import { driver } from '../machines/driver.ts';
import { userThread } from '../machines/user-thread.ts';
import { each, one, progress } from '../model/rule.ts';

/**
 * Judged while nobody evicts by pfn: an evictor raises the count of a page before it tries the lock,
 * and with that alone it can disturb a fault for ever (see `eviction-can-end`).
 */
export const faultFinishes = progress({
  id: 'fault-finishes',
  sentence: 'while nobody evicts, every fault ends with RAM or with SIGBUS',
  source: 'facts G L2; mm/memory.c: do_swap_page',
  over: { driver: one(driver), thread: each(userThread) },
  pending: ({ driver, thread }) =>
    driver.is('bound') &&
    (thread.is('fault') || thread.is('wait') || thread.is('user.refault')),
  demands: 'always finishes',
});
