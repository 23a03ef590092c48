import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * Work whose drm_dev_enter failed does not call drm_dev_exit (source: drivers/gpu/drm/drm_drv.c:
 * drm_dev_enter).
 */
export const leavesOnlyEnteredSection = duty({
  id: 'leaves-only-entered-section',
  sentence: 'work whose drm_dev_enter failed does not call drm_dev_exit',
  whose: 'driver',
  source: 'drivers/gpu/drm/drm_drv.c: drm_dev_enter',
  dropped: [
    replaceStep(
      'destroy_work',
      'running',
      'drm_dev_enter: unplugged',
      { target: 'over', ports: { drm: 'ENTER_FAILS' } },
      { target: 'leaving', meta: { ports: { drm: 'ENTER_FAILS' } } },
    ),
  ],
});
