import { each, progress } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * A fault can end, whoever disturbs it, without a further act of any user process (source: facts G
 * L2; mm/memory.c: do_swap_page).
 *
 * What can be demanded whoever else works on the page. That a fault always ends is not promised by this
 * kernel: the references of others make it retry, and only timing ends that.
 *
 * Said of whoever faults on a page: of each state tagged `faulting`.
 */
export const faultCanEnd = progress({
  id: 'fault-can-end',
  sentence: 'a fault can end, whoever disturbs it, without a further act of any user process',
  source: 'facts G L2; mm/memory.c: do_swap_page',
  over: { thread: each(tagged('faulting')) },
  pending: ({ thread }) => thread.has('faulting'),
  demands: 'can finish without users',
});
