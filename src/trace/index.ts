export { checkLog, checkLogFully, type CheckedLog } from './check-log.ts';
export { readLog, type Log } from './read-log.ts';
