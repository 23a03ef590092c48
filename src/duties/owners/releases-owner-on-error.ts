import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver releases the owner of a pagemap that could not be registered (source: facts D51;
 * drivers/gpu/drm/xe/xe_svm.c: xe_pagemap_create).
 */
export const releasesOwnerOnError = duty({
  id: 'releases-owner-on-error',
  sentence: 'the driver releases the owner of a pagemap that could not be registered',
  whose: 'driver',
  source: 'facts D51; drivers/gpu/drm/xe/xe_svm.c: xe_pagemap_create',
  dropped: [
    addStep(
      'svm_pagemap',
      'acquired',
      'mutex_unlock(&owner_list->lock), devm_memremap_pages fails, kfree(xpagemap)',
      {
        target: 'absent',
        meta: { ports: { lock: 'UNLOCK', entry: 'FREE' }, mayFail: true },
      },
    ),
  ],
});
