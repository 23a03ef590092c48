import { addState, addStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Nothing but the release of the reference count completes the wait for it (source: mm/memremap.c:
 * dev_pagemap_percpu_release).
 */
export const onlyReleaseCompletes = duty({
  id: 'only-release-completes',
  sentence: 'nothing but the release of the reference count completes the wait for it',
  whose: 'driver',
  source: 'mm/memremap.c: dev_pagemap_percpu_release',
  dropped: [
    addStep('ref_user', 'outside', 'complete()', {
      target: 'meddled',
      meta: { ports: { done: 'COMPLETE' } },
    }),
    addState('ref_user', 'meddled', { tags: 'rest' }),
  ],
});
