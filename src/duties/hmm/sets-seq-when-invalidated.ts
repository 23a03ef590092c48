import { replaceStep, type Change } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

const callback = (machine: string, state: string): Change =>
  replaceStep(
    machine,
    `${state}.callback`,
    'invalidate: mmu_interval_set_seq, unmap',
    { target: 'next', ports: { calledNotifier: 'SET_SEQ', calledMapping: 'UNMAP' } },
    {
      target: 'next',
      meta: { ports: { calledLock: 'looks unlocked', calledMapping: 'UNMAP' } },
    },
    'invalidate: unmap, no mmu_interval_set_seq',
  );

/**
 * The callback of an interval notifier sets its sequence under the lock (source: mm/mmu_notifier.c:
 * mmu_interval_set_seq; facts A11 I2).
 */
export const setsSeqWhenInvalidated = duty({
  id: 'sets-seq-when-invalidated',
  sentence: 'the callback of an interval notifier sets its sequence under the lock',
  whose: 'driver',
  source: 'mm/mmu_notifier.c: mmu_interval_set_seq; facts A11 I2',
  dropped: [
    callback('peer_process', 'toRam'),
    callback('peer_importer', 'fault.toRam'),
    callback('peer_exporter', 'evict.toRam'),
    callback('peer_topology', 'split.revoke.toRam'),
  ],
});
