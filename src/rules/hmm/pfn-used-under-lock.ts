import { intervalNotifier } from '../../machines/objects/hmm/interval-notifier.ts';
import { mutex } from '../../machines/objects/locks/mutex.ts';
import { all, invariant } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * What hmm_range_fault returned is mapped only under the lock of the notifier, and without an
 * invalidation since (source: facts A11 H6 N3; Documentation/mm/hmm.rst).
 *
 * Said of each state tagged `mapping`, in which the next step may map.
 */
export const pfnUsedUnderLock = invariant({
  id: 'pfn-used-under-lock',
  sentence:
    'what hmm_range_fault returned is mapped only under the lock of the notifier, and without an invalidation since',
  source: 'facts A11 H6 N3; Documentation/mm/hmm.rst',
  mayLack: ['owner', 'page'],
  over: {
    importers: all(tagged<{ readonly page?: number }>('mapping')),
    locks: all(mutex),
    notifiers: all(intervalNotifier),
  },
  holds: ({ importers, locks, notifiers }) =>
    importers.every(
      (importer) =>
        !importer.has('mapping') ||
        (locks.some(({ context }) => context.owner === importer.name) &&
          notifiers.some(
            (notifier) =>
              notifier.at['importer'] === importer.at['importer'] &&
              notifier.at['page'] === importer.context.page &&
              notifier.is('valid'),
          )),
    ),
});
