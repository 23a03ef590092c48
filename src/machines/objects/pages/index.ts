export { copyEngine } from './copy-engine.ts';
export { deviceMemory } from './device-memory.ts';
export { devicePage } from './device-page.ts';
export { pageHome } from './page-home.ts';
export { pte } from './pte.ts';
