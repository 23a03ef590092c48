import { userThread } from '../machines/threads/user-thread.ts';
import { each, progress } from '../model/rule.ts';

/**
 * A fault that sleeps on a folio lock is woken (source: facts G L3; mm/filemap.c:
 * softleaf_entry_wait_on_locked).
 */
export const waiterIsWoken = progress({
  id: 'waiter-is-woken',
  sentence: 'a fault that sleeps on a folio lock is woken',
  source: 'facts G L3; mm/filemap.c: softleaf_entry_wait_on_locked',
  over: { thread: each(userThread) },
  pending: ({ thread }) => thread.is('wait'),
  demands: 'always finishes',
});
