import { addState, addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver releases the owner of a pagemap after memunmap_pages, unplugged or not (source: facts
 * E2 O8, E3; drivers/gpu/drm/xe/xe_svm.c: xe_pagemap_destroy_work).
 *
 * Dropped, it is what 7.3 does when the device is unplugged: xe_pagemap_destroy_work leaves the unregister to
 * devres, and releases the owner at once.
 */
export const releasesOwnerAfterMemunmap = duty({
  id: 'releases-owner-after-memunmap',
  sentence: 'the driver releases the owner of a pagemap after memunmap_pages, unplugged or not',
  whose: 'driver',
  source: 'facts E2 O8, E3; drivers/gpu/drm/xe/xe_svm.c: xe_pagemap_destroy_work',
  shownAt: { leavers: 1 },
  dropped: [
    addStep('svm_pagemap', 'registered', 'drm_dev_enter: unplugged, drm_pagemap_release_owner', {
      target: 'release',
      guard: 'goes',
      meta: { ports: { lock: 'LOCK' } },
    }),
    addStep(
      'svm_pagemap',
      'released',
      'mutex_unlock(&owner_list->lock), kfree(xpagemap): registered',
      {
        target: 'leftToDevres',
        meta: {
          ports: { lock: 'UNLOCK', entry: 'FREE', regroup: 'QUEUE', word: 'looks stored' },
        },
      },
    ),
    addState('svm_pagemap', 'leftToDevres', {
      on: {
        devm_memremap_pages_release: { target: 'absent', meta: { ports: { word: 'FORGET' } } },
      },
    }),
  ],
});
