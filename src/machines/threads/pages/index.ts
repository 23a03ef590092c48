export { coherentPin } from './coherent-pin.ts';
export { contendingDevice } from './contending-device.ts';
export { hardware } from './hardware.ts';
export { process } from './process.ts';
export { userThread } from './user-thread.ts';
