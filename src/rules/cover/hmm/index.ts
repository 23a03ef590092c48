export * from './walk-meets-dying-pagemap.ts';
export * from './walk-meets-invalidation.ts';
