export { refKiller } from './ref-killer.ts';
export { refSwitch } from './ref-switch.ts';
export { refUser } from './ref-user.ts';
