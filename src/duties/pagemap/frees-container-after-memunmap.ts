import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver frees the memory of a dev_pagemap only after memunmap_pages has returned (source:
 * mm/memremap.c: memunmap_pages).
 */
export const freesContainerAfterMemunmap = duty({
  id: 'frees-container-after-memunmap',
  sentence: 'the driver frees the memory of a dev_pagemap only after memunmap_pages has returned',
  whose: 'driver',
  source: 'mm/memremap.c: memunmap_pages',
  dropped: [
    addStep('pgmap_owner', 'registered', 'kfree(pgmap) while registered', {
      target: 'unbound',
      meta: { ports: { container: 'FREE' } },
    }),
  ],
});
