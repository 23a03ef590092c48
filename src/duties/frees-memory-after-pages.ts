import { replaceStep } from '../model/change.ts';
import { duty } from '../model/duty.ts';

/** Dropped: whatever the first pass has not moved loses its memory. */
export const freesMemoryAfterPages = duty({
  id: 'frees-memory-after-pages',
  sentence: 'the driver frees the memory behind the pages only after the pages',
  whose: 'driver',
  source: 'facts C2, C11; drivers/gpu/drm/nouveau/nouveau_dmem.c: nouveau_dmem_fini',
  dropped: [
    replaceStep(
      'driver',
      'evict.check',
      'pages are left',
      { target: 'pass', ports: { pages: 'some looks not free' } },
      {
        target: 'pass',
        actions: 'first page',
        meta: { ports: { pages: 'some looks not free', memory: 'FREE' } },
      },
      'pages are left, free the buffer object',
    ),
  ],
});
