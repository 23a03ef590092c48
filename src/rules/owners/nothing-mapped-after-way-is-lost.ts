import { nothingMappedThrough } from './nothing-mapped-through.ts';

/**
 * When a way is lost and the kernel has done all that it does about it, nobody maps memory through
 * it (source: facts E2 O9, A12 surprise).
 *
 * That somebody maps it at the moment of the loss cannot be helped: such an access reads all ones.
 */
export const nothingMappedAfterWayIsLost = nothingMappedThrough('gone', {
  id: 'nothing-mapped-after-way-is-lost',
  sentence:
    'when a way is lost and the kernel has done all that it does about it, nobody maps memory through it',
  source: 'facts E2 O9, A12 surprise',
});
