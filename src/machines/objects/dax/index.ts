export { charDevice } from './char-device.ts';
export { daxDevice } from './dax-device.ts';
export { daxEntry } from './dax-entry.ts';
export { daxMount } from './dax-mount.ts';
export { daxPage } from './dax-page.ts';
export { daxPte } from './dax-pte.ts';
export { pageIdleWait } from './page-idle-wait.ts';
