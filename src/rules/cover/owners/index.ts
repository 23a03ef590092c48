export * from './devices-share-owner.ts';
export * from './mapped-page-is-evicted.ts';
export * from './mapped-while-way-is-lost.ts';
export * from './mapped-while-way-leaves.ts';
