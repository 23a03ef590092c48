import { addState, replaceStep, startIn } from '../model/change.ts';
import { duty } from '../model/duty.ts';

/** Dropped: eviction begins with the end of the buffer object. */
export const freesMemoryAfterPages = duty({
  id: 'frees-memory-after-pages',
  sentence: 'the driver frees the memory behind the pages only after the pages',
  whose: 'driver',
  source: 'facts C2, C11; drivers/gpu/drm/nouveau/nouveau_dmem.c: nouveau_dmem_fini',
  dropped: [
    startIn('driver', 'get', 'free memory', 'evict.pass'),
    addState('driver', 'evict.pass.free memory', {
      on: {
        'free the buffer object': {
          target: 'get',
          meta: { ports: { memory: ['looks not freed', 'FREE'] } },
        },
        'the buffer object is freed already': {
          target: 'get',
          meta: { ports: { memory: 'looks freed' } },
        },
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
