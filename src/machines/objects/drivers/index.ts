export { deviceFile } from './device-file.ts';
export { devmAction } from './devm-action.ts';
export { driverData } from './driver-data.ts';
export { driverModule } from './driver-module.ts';
export { drmDevice } from './drm-device.ts';
