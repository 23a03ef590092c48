export { memRegion } from './mem-region.ts';
export { memmap } from './memmap.ts';
export { pagemap } from './pagemap.ts';
export { pgmapContainer } from './pgmap-container.ts';
export { pgmapEntry } from './pgmap-entry.ts';
export { pgmapRef } from './pgmap-ref.ts';
