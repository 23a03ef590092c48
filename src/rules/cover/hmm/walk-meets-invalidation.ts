import { intervalNotifier } from '../../../machines/objects/hmm/interval-notifier.ts';
import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/** An invalidation comes between the walk and the lock (source: facts A11 N3). */
export const coverWalkMeetsInvalidation = cover({
  id: 'cover-walk-meets-invalidation',
  sentence: 'an invalidation comes between the walk and the lock',
  source: 'facts A11 N3',
  over: { notifiers: all(intervalNotifier), faults: all(tagged('fetched')) },
  reached: ({ notifiers, faults }) =>
    faults.some((fault) => fault.has('fetched')) &&
    notifiers.some((notifier) => notifier.is('stale')),
  needs: { unplug: 'yes', ways: 'come-and-go' },
});
