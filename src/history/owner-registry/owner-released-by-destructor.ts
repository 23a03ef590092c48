import { releasePagemapOwner } from '../../machines/parts/owners/release-pagemap-owner.ts';
import { addState, addStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const ownerReleasedByDestructor = edit({
  id: 'cand-1c-owner',
  title: 'xe_pagemap_create: the destructor releases the owner that the error path has released',
  facts: 'CAND-1c',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'When devm_memremap_pages fails, 7.3 releases the owner and then puts the drm_pagemap. Its reference count comes to zero, and the work that destroys a pagemap that was registered releases the owner again: drm_pagemap_release_owner asks only whether the list of the peer is set, which the first release leaves set. That devm_memunmap_pages finds no action there is not modelled here.',
  changes: [
    addStep(
      'svm_pagemap',
      'acquired',
      'mutex_unlock(&owner_list->lock), devm_memremap_pages fails',
      {
        target: 'failed',
        meta: { ports: { lock: 'UNLOCK' }, mayFail: true },
      },
    ),
    addState('svm_pagemap', 'failed', {
      on: {
        'drm_pagemap_release_owner: error path': {
          target: 'releaseOnError',
          meta: { ports: { lock: 'LOCK' }, sleeps: true },
        },
      },
    }),
    addState('svm_pagemap', 'releaseOnError', releasePagemapOwner('#svm_pagemap.releasedOnError')),
    addState('svm_pagemap', 'releasedOnError', {
      on: {
        'mutex_unlock(&owner_list->lock), drm_pagemap_put': {
          target: 'destroyed',
          meta: { ports: { lock: 'UNLOCK' } },
        },
      },
    }),
    addState('svm_pagemap', 'destroyed', {
      on: {
        'xe_pagemap_destroy_work: drm_pagemap_release_owner': {
          target: 'absent',
          meta: { ports: { lock: 'looks unlocked', entry: 'LIST_DEL' }, sleeps: true },
        },
      },
    }),
  ],
  expect: {
    rule: 'peer-listed-once',
    class: 'double put',
    system: 'owner-registry',
    sizes: { devices: 2, leavers: 0 },
    interleaving: [
      'pagemap0: mutex_unlock(&owner_list->lock), devm_memremap_pages fails',
      'pagemap0: xe_pagemap_destroy_work: drm_pagemap_release_owner',
    ],
  },
});
