export { memremapPages } from './memremap-pages.ts';
export { memunmapBiased } from './memunmap-biased.ts';
export { memunmapPages, type UnmapPorts } from './memunmap-pages.ts';
export { memunmapRange } from './memunmap-range.ts';
export { type RegisterContext, type RegisterPorts } from './register-ports.ts';
