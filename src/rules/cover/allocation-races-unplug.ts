import { drmDevice } from '../../machines/objects/drm-device.ts';
import { userThread } from '../../machines/threads/user-thread.ts';
import { all, cover, one } from '../../model/rule.ts';

/**
 * A page is being initialised while the device is already unplugged (source: facts A5 R, A12 X1
 * X2).
 */
export const coverAllocationRacesUnplug = cover({
  id: 'cover-allocation-races-unplug',
  sentence: 'a page is being initialised while the device is already unplugged',
  source: 'facts A5 R, A12 X1 X2',
  over: { drm: one(drmDevice), threads: all(userThread) },
  reached: ({ drm, threads }) =>
    drm.is('unplugged') && threads.some((thread) => thread.is('migrate.reference')),
});
