import { replaceStep } from '../model/change.ts';
import { duty } from '../model/duty.ts';

export const keepsCopyEngine = duty({
  id: 'keeps-copy-engine',
  sentence: 'the driver keeps the copy engine until the pages are gone',
  whose: 'driver',
  source: 'facts C3, C11; drivers/gpu/drm/amd/amdkfd/kfd_migrate.c',
  dropped: [
    replaceStep(
      'driver',
      'synchronize',
      'synchronize_srcu',
      { target: 'evict', ports: { drm: 'SYNCHRONIZE' } },
      {
        target: 'evict',
        actions: 'first page',
        meta: { ports: { drm: 'SYNCHRONIZE', engine: 'STOP' }, sleeps: true },
      },
      'synchronize_srcu, stop the copy engine',
    ),
  ],
});
