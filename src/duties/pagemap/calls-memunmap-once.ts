import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver unregisters a pagemap once, by itself or by devres (source: facts A2 devm, D42;
 * mm/memremap.c: devm_memunmap_pages).
 */
export const callsMemunmapOnce = duty({
  id: 'calls-memunmap-once',
  sentence: 'the driver unregisters a pagemap once, by itself or by devres',
  whose: 'driver',
  source: 'facts A2 devm, D42; mm/memremap.c: devm_memunmap_pages',
  dropped: [addStep('driver', 'stop', 'devm_memremap_pages_release', { target: 'memunmap_pages' })],
});
