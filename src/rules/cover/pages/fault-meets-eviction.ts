import type { PageCursor } from '../../../machines/parts/page-cursor.ts';
import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * A fault holds the folio lock while an evictor holds a reference of the same page (source: facts
 * A9 W1 W2).
 */
export const coverFaultMeetsEviction = cover({
  id: 'cover-fault-meets-eviction',
  sentence: 'a fault holds the folio lock while an evictor holds a reference of the same page',
  source: 'facts A9 W1 W2',
  mayLack: ['isolating', 'migrating', 'page'],
  over: {
    evictors: all(tagged<PageCursor>('evicting')),
    threads: all(tagged<PageCursor>('faulting')),
  },
  reached: ({ evictors, threads }) =>
    evictors.some(
      (evictor) =>
        evictor.has('evicting') &&
        evictor.has('isolating') &&
        threads.some(
          (thread) =>
            thread.has('faulting') &&
            thread.has('migrating') &&
            thread.context.page === evictor.context.page,
        ),
    ),
});
