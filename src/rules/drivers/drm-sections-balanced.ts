import { drmDevice } from '../../machines/objects/drivers/drm-device.ts';
import { violation } from '../../model/rule.ts';

/**
 * drm_dev_exit is called as often as drm_dev_enter succeeded (source: facts A12 drm_dev_enter/exit;
 * drivers/gpu/drm/drm_drv.c).
 */
export const drmSectionsBalanced = violation({
  id: 'drm-sections-balanced',
  sentence: 'drm_dev_exit is called as often as drm_dev_enter succeeded',
  source: 'facts A12 drm_dev_enter/exit; drivers/gpu/drm/drm_drv.c',
  of: drmDevice,
  states: ['unbalanced'],
});
