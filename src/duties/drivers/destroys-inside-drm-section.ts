import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

/**
 * The driver destroys a pagemap before unbind only inside drm_dev_enter, which unplug waits for
 * (source: drivers/gpu/drm/xe/xe_svm.c).
 */
export const destroysInsideDrmSection = duty({
  id: 'destroys-inside-drm-section',
  sentence:
    'the driver destroys a pagemap before unbind only inside drm_dev_enter, which unplug waits for',
  whose: 'driver',
  source: 'drivers/gpu/drm/xe/xe_svm.c',
  dropped: [
    dropStep('destroy_work', 'running', 'drm_dev_enter: unplugged'),
    replaceStep(
      'destroy_work',
      'running',
      'drm_dev_enter',
      { target: 'inside', ports: { drm: 'ENTER' } },
      { target: 'inside', meta: { ports: {} } },
      'no drm_dev_enter',
    ),
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
