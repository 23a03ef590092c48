/**
 * The published rules: each is one sentence about lifetime or progress, over published machines.
 *
 * @module
 */
export * from './cover/dax/index.ts';
export * from './cover/hmm/index.ts';
export * from './cover/owners/index.ts';
export * from './cover/p2pdma/index.ts';
export * from './cover/pagemap/index.ts';
export * from './cover/pages/index.ts';
export * from './cover/references/index.ts';
export * from './dax/index.ts';
export * from './drivers/index.ts';
export * from './hmm/index.ts';
export * from './locks/index.ts';
export * from './owners/index.ts';
export * from './p2pdma/index.ts';
export * from './pagemap/index.ts';
export * from './pages/index.ts';
export * from './references/index.ts';
