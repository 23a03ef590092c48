import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver keeps the copy engine until the pages are gone (source: facts C3, C11;
 * drivers/gpu/drm/amd/amdkfd/kfd_migrate.c).
 *
 * Dropped: it is stopped first, as by a hardware teardown before any eviction.
 */
export const keepsCopyEngine = duty({
  id: 'keeps-copy-engine',
  sentence: 'the driver keeps the copy engine until the pages are gone',
  whose: 'driver',
  source: 'facts C3, C11; drivers/gpu/drm/amd/amdkfd/kfd_migrate.c',
  dropped: [
    replaceStep(
      'driver',
      'bound',
      'device_driver_detach',
      { target: 'unplug', ports: { deviceLock: 'LOCK' } },
      { target: 'unplug', meta: { ports: { deviceLock: 'LOCK', engine: 'STOP' }, sleeps: true } },
      'device_driver_detach, stop the copy engine',
    ),
  ],
});
