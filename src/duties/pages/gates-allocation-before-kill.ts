import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver lets no new page be allocated once it starts to unbind (source:
 * drivers/gpu/drm/drm_drv.c: drm_dev_unplug; facts A5 R, C11).
 */
export const gatesAllocationBeforeKill = duty({
  id: 'gates-allocation-before-kill',
  sentence: 'the driver lets no new page be allocated once it starts to unbind',
  whose: 'driver',
  source: 'drivers/gpu/drm/drm_drv.c: drm_dev_unplug; facts A5 R, C11',
  dropped: [
    replaceStep(
      'driver',
      'unplug',
      'drm_dev_unplug',
      { target: 'synchronize', ports: { drm: 'UNPLUG' } },
      { target: 'evict', actions: 'first page' },
      'no drm_dev_unplug',
    ),
  ],
});
