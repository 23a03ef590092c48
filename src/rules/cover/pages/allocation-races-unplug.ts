import { devicePage } from '../../../machines/objects/pages/device-page.ts';
import { drmDevice } from '../../../machines/objects/drivers/drm-device.ts';
import { all, cover, one } from '../../../model/rule.ts';

/**
 * A page is being initialised while the device is already unplugged (source: facts A5 R, A12 X1
 * X2).
 */
export const coverAllocationRacesUnplug = cover({
  id: 'cover-allocation-races-unplug',
  sentence: 'a page is being initialised while the device is already unplugged',
  source: 'facts A5 R, A12 X1 X2',
  over: { drm: one(drmDevice), pages: all(devicePage) },
  reached: ({ drm, pages }) => drm.is('unplugged') && pages.some((page) => page.is('taken')),
});
