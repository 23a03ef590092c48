import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver frees what contains the pagemap after memunmap_pages has returned (source: facts G I9,
 * CAND-1; mm/memremap.c: memunmap_pages).
 */
export const freesContainerAfterUnregister = duty({
  id: 'frees-container-after-unregister',
  sentence: 'the driver frees what contains the pagemap after memunmap_pages has returned',
  whose: 'driver',
  source: 'facts G I9, CAND-1; mm/memremap.c: memunmap_pages',
  dropped: [
    replaceStep(
      'driver',
      'memunmap_pages.dead',
      '__percpu_ref_switch_to_atomic',
      { target: 'atomic', ports: { ref: 'KILL_ATOMIC' } },
      { target: 'atomic', meta: { ports: { ref: 'KILL_ATOMIC', pgmap: 'FREE' } } },
      '__percpu_ref_switch_to_atomic; elsewhere kfree pagemap',
    ),
  ],
});
