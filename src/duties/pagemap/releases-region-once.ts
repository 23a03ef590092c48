import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver releases the memory region once, when it holds it (source: kernel/resource.c:
 * __release_region).
 */
export const releasesRegionOnce = duty({
  id: 'releases-region-once',
  sentence: 'the driver releases the memory region once, when it holds it',
  whose: 'driver',
  source: 'kernel/resource.c: __release_region',
  dropped: [
    addStep('pgmap_owner', 'idle', 'release_mem_region: not held', {
      target: 'idle',
      meta: { ports: { region: 'RELEASE' } },
    }),
  ],
});
