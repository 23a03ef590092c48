import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver registers a dev_pagemap again only after it was unregistered (source: mm/memremap.c:
 * memremap_pages).
 */
export const registersStructOnce = duty({
  id: 'registers-struct-once',
  sentence: 'the driver registers a dev_pagemap again only after it was unregistered',
  whose: 'driver',
  source: 'mm/memremap.c: memremap_pages',
  dropped: [
    addStep('pgmap_owner', 'registered', 'memremap_pages: again', {
      target: 'memremap_pages',
      meta: { ports: {} },
    }),
  ],
});
