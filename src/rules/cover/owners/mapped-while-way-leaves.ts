import { interconnect } from '../../../machines/objects/owners/interconnect.ts';
import { peerMapping } from '../../../machines/objects/hmm/peer-mapping.ts';
import { all, cover } from '../../../model/rule.ts';

/** A page is mapped while the way to it is about to go down (source: facts E2 O9). */
export const coverMappedWhileWayLeaves = cover({
  id: 'cover-mapped-while-way-leaves',
  sentence: 'a page is mapped while the way to it is about to go down',
  source: 'facts E2 O9',
  over: { ways: all(interconnect), mappings: all(peerMapping) },
  reached: ({ ways, mappings }) =>
    ways.some(
      (way) =>
        way.is('leaving') &&
        mappings.some(
          (mapping) => mapping.is('mapped') && mapping.at['importer'] === way.at['importer'],
        ),
    ),
  needs: { ways: 'come-and-go' },
});
