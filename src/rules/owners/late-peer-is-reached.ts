import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { peerMapping } from '../../machines/objects/hmm/peer-mapping.ts';
import { all, each, progress } from '../../model/rule.ts';

/**
 * A device that comes to be reached, late or in time, can be mapped in the end (source: facts E2 O1
 * O2, E4 2).
 *
 * It is judged where nothing is unplugged and no way goes down: either would end what is pending.
 */
export const latePeerIsReached = progress({
  id: 'late-peer-is-reached',
  sentence: 'a device that comes to be reached, late or in time, can be mapped in the end',
  source: 'facts E2 O1 O2, E4 2',
  over: { way: each(interconnect), mappings: all(peerMapping) },
  pending: ({ way, mappings }) =>
    way.is('up') &&
    !mappings.some(
      (mapping) => mapping.at['importer'] === way.at['importer'] && mapping.is('mapped'),
    ),
  demands: 'can finish',
  needs: { unplug: 'no', ways: 'come' },
});
