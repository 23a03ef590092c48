export { evictPages, type EvictPorts } from './evict-pages.ts';
export { freeTail, type FreePorts } from './free-tail.ts';
export { migrateToRam, type MigratePorts } from './migrate-to-ram.ts';
export { zapEntry, zapFree, type ZapPorts } from './zap-entry.ts';
