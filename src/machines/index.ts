/**
 * The published machines: kernel objects, threads that drivers meet, and pieces of threads to build
 * one's own driver from.
 *
 * @module
 */
export { listEntry } from './objects/list-entry.ts';
export * from './objects/dax/index.ts';
export * from './objects/drivers/index.ts';
export * from './objects/hmm/index.ts';
export * from './objects/locks/index.ts';
export * from './objects/owners/index.ts';
export * from './objects/p2pdma/index.ts';
export * from './objects/pagemap/index.ts';
export * from './objects/pages/index.ts';
export * from './objects/references/index.ts';
export * from './objects/waits/index.ts';
export { isLastPage, nextPage, type PageCursor } from './parts/page-cursor.ts';
export * from './parts/dax/index.ts';
export * from './parts/p2pdma/index.ts';
export * from './parts/pagemap/index.ts';
export * from './parts/pages/index.ts';
export * from './parts/waits/index.ts';
export * from './threads/dax/index.ts';
export * from './threads/drivers/index.ts';
export * from './threads/owners/index.ts';
export * from './threads/p2pdma/index.ts';
export * from './threads/pagemap/index.ts';
export * from './threads/pages/index.ts';
export * from './threads/references/index.ts';
