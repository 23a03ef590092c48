import { replaceStep } from '../model/change.ts';
import { duty } from '../model/duty.ts';

export const freesContainerAfterUnregister = duty({
  id: 'frees-container-after-unregister',
  sentence: 'the driver frees what contains the pagemap after memunmap_pages has returned',
  whose: 'driver',
  source: 'facts G I9, CAND-1; mm/memremap.c: memunmap_pages',
  dropped: [
    replaceStep(
      'driver',
      'release',
      'put_dev_pagemap',
      { target: 'memunmap_pages', ports: { ref: 'PUT' } },
      { target: 'memunmap_pages', meta: { ports: { ref: 'PUT', pgmap: 'FREE' } } },
      'put_dev_pagemap, kfree pagemap',
    ),
  ],
});
