import { addState, addStep, retag } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Each page in use keeps the drm_pagemap, so that its owner outlives the page (source: facts D39,
 * K13; drivers/gpu/drm/drm_pagemap.c: drm_pagemap_zdd).
 */
export const pagesKeepTheirOwner = duty({
  id: 'pages-keep-their-owner',
  sentence: 'each page in use keeps the drm_pagemap, so that its owner outlives the page',
  whose: 'core',
  source: 'facts D39, K13; drivers/gpu/drm/drm_pagemap.c: drm_pagemap_zdd',
  shownAt: { leavers: 1 },
  dropped: [
    addStep('svm_pagemap', 'registered', 'drm_pagemap_put: pages are left', {
      target: 'release',
      guard: 'goes',
      meta: { ports: { lock: 'LOCK' } },
    }),
    retag('svm_pagemap', 'release', { add: 'mapped' }),
    retag('svm_pagemap', 'released', { add: 'mapped' }),
    addStep('svm_pagemap', 'released', 'mutex_unlock(&owner_list->lock): pages are left', {
      target: 'pagesLeft',
      meta: { ports: { lock: 'UNLOCK', entry: 'FREE', regroup: 'QUEUE', word: 'looks stored' } },
    }),
    addState('svm_pagemap', 'pagesLeft', {
      tags: 'mapped',
      on: { devm_memunmap_pages: { target: 'absent', meta: { ports: { word: 'FORGET' } } } },
    }),
  ],
});
