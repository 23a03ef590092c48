import type { PageCursor } from '../../machines/parts/page-cursor.ts';
import { all, each, progress } from '../../model/rule.ts';
import { runBy, tagged } from '../../model/scope.ts';

/**
 * A fault that no evictor and no late folio_put disturbs ends with RAM or with SIGBUS (source:
 * facts G L2; mm/memory.c: do_swap_page).
 *
 * Said of whoever faults on a page, in the states tagged `faulting`, while no driver is under way, whichever it
 * is (its threads are at rest then), and nobody is in a state tagged `closing`.
 *
 * Two things that this kernel leaves to timing are out of scope, `fault-can-end` shows both: an evictor
 * that raises the count of the page whenever the fault is about to move it, and a late put, a reference
 * that another thread has not put yet because it was preempted between folio_unlock and folio_put. A
 * late put disturbs at the instants when a migration compares the count of that page (V6, V9) and
 * at no other: only these are left out, by the tags `comparing` and `putting` of the same `page`. A reference
 * that its holder still works with is no late put.
 *
 * A retried access is strongly fair: it does not meet the entry only when another thread has just
 * locked the page.
 */
export const faultFinishes = progress({
  id: 'fault-finishes',
  sentence: 'a fault that no evictor and no late folio_put disturbs ends with RAM or with SIGBUS',
  source: 'facts G L2; mm/memory.c: do_swap_page',
  mayLack: ['comparing', 'page'],
  over: {
    drivers: all(runBy('driver')),
    thread: each(tagged('faulting')),
    movers: all(tagged<PageCursor>('faulting')),
    putters: all(tagged<PageCursor>('putting')),
    closers: all(tagged('closing')),
  },
  pending: ({ drivers, thread, movers, putters, closers }) =>
    drivers.every((driver) => driver.has('rest')) &&
    closers.every((closer) => !closer.has('closing')) &&
    thread.has('faulting') &&
    !movers.some(
      (mover) =>
        mover.has('faulting') &&
        mover.has('comparing') &&
        putters.some(
          (putter) =>
            putter.name !== mover.name &&
            putter.context.page === mover.context.page &&
            putter.has('putting'),
        ),
    ),
  demands: 'always finishes',
  stronglyFair: ['do_swap_page', 'the access succeeds', 'the access succeeds: device memory'],
});
