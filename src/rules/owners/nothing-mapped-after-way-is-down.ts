import { nothingMappedThrough } from './nothing-mapped-through.ts';

/**
 * When the way to a device has gone down in order, nobody maps its memory through it (source: facts
 * E2 O2 O8 O9, E4 4).
 *
 * While it is about to go it carries still: whoever lets it go has to have taken every mapping before.
 */
export const nothingMappedAfterWayIsDown = nothingMappedThrough('down', {
  id: 'nothing-mapped-after-way-is-down',
  sentence: 'when the way to a device has gone down in order, nobody maps its memory through it',
  source: 'facts E2 O2 O8 O9, E4 4',
});
