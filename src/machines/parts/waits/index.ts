export { synchronizeSrcu } from './synchronize-srcu.ts';
export { waitEvent, type Condition } from './wait-event.ts';
export { awaitTimer, awaitWork, workReturns } from './work-function.ts';
export { cancelWorkSync, drainWorkqueue, flushWork } from './work-waits.ts';
