export * from './dead-pagemap-looked-up.ts';
export * from './error-waits-for-walker.ts';
export * from './uninitialised-page-read.ts';
export * from './work-destroys-pagemap.ts';
