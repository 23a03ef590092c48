import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Work that entered a drm_dev_enter section leaves it (source: drivers/gpu/drm/drm_drv.c:
 * drm_dev_exit).
 */
export const leavesDrmSection = duty({
  id: 'leaves-drm-section',
  sentence: 'work that entered a drm_dev_enter section leaves it',
  whose: 'driver',
  source: 'drivers/gpu/drm/drm_drv.c: drm_dev_exit',
  dropped: [
    replaceStep(
      'destroy_work',
      'leaving',
      'drm_dev_exit',
      { target: 'over', ports: { drm: 'EXIT' } },
      { target: 'over', meta: { ports: {} } },
      'no drm_dev_exit',
    ),
  ],
});
