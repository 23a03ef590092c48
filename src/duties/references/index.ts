export * from './first-reference-by-tryget.ts';
export * from './kills-once.ts';
export * from './leaves-read-section.ts';
export * from './only-release-completes.ts';
export * from './puts-all-it-got.ts';
export * from './puts-no-more-than-it-got.ts';
