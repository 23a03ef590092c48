import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * A fault that sleeps on a folio lock is woken (source: facts G L3; mm/filemap.c:
 * softleaf_entry_wait_on_locked).
 *
 * Said of whoever faults: of each state tagged `faulting` and `asleep`.
 */
export const waiterIsWoken = progress({
  id: 'waiter-is-woken',
  sentence: 'a fault that sleeps on a folio lock is woken',
  source: 'facts G L3; mm/filemap.c: softleaf_entry_wait_on_locked',
  mayLack: ['asleep'],
  over: { thread: each(tagged('faulting')) },
  pending: ({ thread }) => thread.has('faulting') && thread.has('asleep'),
  demands: 'always finishes',
});
