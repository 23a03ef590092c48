export { destroyWork } from './destroy-work.ts';
export { devresDriver } from './devres-driver.ts';
export { driverWorker } from './driver-worker.ts';
export { driver } from './driver.ts';
