export * from './close-evicts-until-empty.ts';
export * from './close-keeps-unregister-away.ts';
export * from './destroys-inside-drm-section.ts';
export * from './flushes-work-before-unload.ts';
export * from './frees-container-after-its-action.ts';
export * from './leaves-drm-section.ts';
export * from './leaves-only-entered-section.ts';
