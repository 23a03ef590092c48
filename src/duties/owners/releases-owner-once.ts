import { addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver releases an owner once, on the error path too (source: facts E3, CAND-1c;
 * drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_release_owner).
 */
export const releasesOwnerOnce = duty({
  id: 'releases-owner-once',
  sentence: 'the driver releases an owner once, on the error path too',
  whose: 'driver',
  source: 'facts E3, CAND-1c; drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_release_owner',
  shownAt: { leavers: 1 },
  dropped: [
    addStep('svm_pagemap', 'released', 'xe_pagemap_destroy_work: drm_pagemap_release_owner', {
      target: 'released',
      meta: { ports: { entry: 'LIST_DEL' } },
    }),
  ],
});
