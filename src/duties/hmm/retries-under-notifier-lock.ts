import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * A device asks under the lock of its notifier whether an invalidation came, before it maps what
 * hmm_range_fault returned (source: Documentation/mm/hmm.rst; facts A11 H6 N3).
 */
export const retriesUnderNotifierLock = duty({
  id: 'retries-under-notifier-lock',
  sentence:
    'a device asks under the lock of its notifier whether an invalidation came, before it maps what hmm_range_fault returned',
  whose: 'driver',
  source: 'Documentation/mm/hmm.rst; facts A11 H6 N3',
  dropped: [
    replaceStep(
      'peer_importer',
      'fault.lock',
      'mutex_lock, mmu_interval_read_retry',
      { target: 'map', ports: { lock: 'LOCK', notifier: 'VALID' } },
      { target: 'map', meta: { ports: { lock: 'LOCK' }, sleeps: true } },
      'mutex_lock, no mmu_interval_read_retry',
    ),
    dropStep('peer_importer', 'fault.lock', 'mutex_lock, mmu_interval_read_retry: retry'),
  ],
});
