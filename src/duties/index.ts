/**
 * The published duties: each is one sentence about what somebody must do for the rules to hold, and
 * what the machines do when nobody does it.
 *
 * @module
 */
export * from './dax/index.ts';
export * from './drivers/index.ts';
export * from './hmm/index.ts';
export * from './owners/index.ts';
export * from './p2pdma/index.ts';
export * from './pagemap/index.ts';
export * from './pages/index.ts';
export * from './references/index.ts';
