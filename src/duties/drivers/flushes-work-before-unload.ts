import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver keeps its module and its data until every callback and its deferred work is over
 * (source: facts A12 module, D38; drivers/gpu/drm/drm_pagemap.c).
 */
export const flushesWorkBeforeUnload = duty({
  id: 'flushes-work-before-unload',
  sentence:
    'the driver keeps its module and its data until every callback and its deferred work is over',
  whose: 'driver',
  source: 'facts A12 module, D38; drivers/gpu/drm/drm_pagemap.c',
  dropped: [
    replaceStep(
      'driver',
      'flush',
      'flush_workqueue',
      { target: 'free', ports: { data: 'FLUSH' } },
      { target: 'free' },
      'no flush_workqueue',
    ),
  ],
});
