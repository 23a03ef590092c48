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
      meta: { ports: { calledLock: 'looks unlocked', calledNotifier: 'SET_SEQ' } },
    },
    'invalidate: mmu_interval_set_seq, no unmap',
  );

/**
 * The callback of an interval notifier takes the mappings of its device away before it returns
 * (source: include/linux/mmu_notifier.h: mmu_interval_notifier_ops; facts A11 I2, E2 O9).
 */
export const unmapsWhenInvalidated = duty({
  id: 'unmaps-when-invalidated',
  sentence:
    'the callback of an interval notifier takes the mappings of its device away before it returns',
  whose: 'driver',
  source: 'include/linux/mmu_notifier.h: mmu_interval_notifier_ops; facts A11 I2, E2 O9',
  dropped: [
    callback('peer_process', 'toRam'),
    callback('peer_importer', 'fault.toRam'),
    callback('peer_exporter', 'evict.toRam'),
    callback('peer_topology', 'split.revoke.toRam'),
  ],
});
