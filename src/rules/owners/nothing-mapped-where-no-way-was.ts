import { nothingMappedThrough } from './nothing-mapped-through.ts';

/**
 * Nobody maps memory of a device that it never reached (source: facts E2 O1 O3, E4 1).
 *
 * No comparison of owners may be true there, unless an owner came back: an address that was freed, a number
 * that wrapped.
 */
export const nothingMappedWhereNoWayWas = nothingMappedThrough('none', {
  id: 'nothing-mapped-where-no-way-was',
  sentence: 'nobody maps memory of a device that it never reached',
  source: 'facts E2 O1 O3, E4 1',
});
