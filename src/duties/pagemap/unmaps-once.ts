import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver does not call memunmap_pages after memremap_pages failed, nor twice (source:
 * mm/memremap.c: memremap_pages).
 */
export const unmapsOnce = duty({
  id: 'unmaps-once',
  sentence: 'the driver does not call memunmap_pages after memremap_pages failed, nor twice',
  whose: 'driver',
  source: 'mm/memremap.c: memremap_pages',
  dropped: [
    addStep('pgmap_owner', 'returned', 'memunmap_pages: again', {
      target: 'memunmap_pages',
      meta: { ports: {} },
    }),
  ],
});
