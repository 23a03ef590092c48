import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The exporter lets nobody allocate its memory any more before it evicts (source: facts A12 X1, E2
 * O9).
 */
export const closesGateBeforeEviction = duty({
  id: 'closes-gate-before-eviction',
  sentence: 'the exporter lets nobody allocate its memory any more before it evicts',
  whose: 'driver',
  source: 'facts A12 X1, E2 O9',
  dropped: [
    replaceStep(
      'peer_exporter',
      'bound',
      'remove: device_lock',
      { target: 'drain', ports: { deviceLock: 'LOCK', gate: 'CLOSE' } },
      {
        target: 'evict',
        guard: 'unplugs',
        meta: { ports: { deviceLock: 'LOCK' }, sleeps: true },
      },
      'remove: device_lock, the gate stays open',
    ),
  ],
});
