import { addState, replaceStep, startIn } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver frees the memory behind the pages only after the pages (source: facts C2, C11;
 * drivers/gpu/drm/nouveau/nouveau_dmem.c: nouveau_dmem_fini).
 *
 * Dropped: the buffer object goes before the first pass of eviction, and not a second time at the end.
 */
export const freesMemoryAfterPages = duty({
  id: 'frees-memory-after-pages',
  sentence: 'the driver frees the memory behind the pages only after the pages',
  whose: 'driver',
  source: 'facts C2, C11; drivers/gpu/drm/nouveau/nouveau_dmem.c: nouveau_dmem_fini',
  dropped: [
    startIn('driver', 'pass', 'free memory', 'evict'),
    addState('driver', 'evict.free memory', {
      on: {
        'free the buffer object': { target: 'pass', meta: { ports: { memory: 'FREE' } } },
      },
    }),
    replaceStep(
      'driver',
      'backing',
      'free the buffer object',
      { target: 'container', ports: { memory: 'FREE' } },
      { target: 'container' },
      'the buffer object is freed already',
    ),
  ],
});
