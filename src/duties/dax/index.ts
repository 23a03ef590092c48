export * from './breaks-layout-at-unmount.ts';
export * from './breaks-layout-before-truncate.ts';
export * from './ends-its-pins.ts';
export * from './faults-under-invalidate-lock.ts';
export * from './no-pin-outlives-unbind.ts';
export * from './reads-folio-before-its-last-put.ts';
export * from './unmounts-before-unbind.ts';
