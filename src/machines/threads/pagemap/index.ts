export { pfnWalker } from './pfn-walker.ts';
export { pgmapOwner } from './pgmap-owner.ts';
export { pgmapSwitchAgain } from './pgmap-switch-again.ts';
export { pgmapSwitch } from './pgmap-switch.ts';
