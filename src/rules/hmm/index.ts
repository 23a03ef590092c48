export * from './freed-page-not-mapped.ts';
export * from './invalidations-balanced.ts';
export * from './pagemap-not-read-after-remove.ts';
export * from './peer-page-mapped-once.ts';
export * from './pfn-used-under-lock.ts';
export * from './read-retry-after-begin.ts';
export * from './walked-pagemap-in-order.ts';
