import { interconnect } from '../../../machines/objects/owners/interconnect.ts';
import { peerMapping } from '../../../machines/objects/hmm/peer-mapping.ts';
import { all, cover } from '../../../model/rule.ts';

/** A page is mapped when the way to it is lost (source: facts E2 O9). */
export const coverMappedWhileWayIsLost = cover({
  id: 'cover-mapped-while-way-is-lost',
  sentence: 'a page is mapped when the way to it is lost',
  source: 'facts E2 O9',
  over: { ways: all(interconnect), mappings: all(peerMapping) },
  reached: ({ ways, mappings }) =>
    ways.some(
      (way) =>
        way.is('lost') &&
        mappings.some(
          (mapping) => mapping.is('mapped') && mapping.at['importer'] === way.at['importer'],
        ),
    ),
  needs: { ways: 'come-and-go' },
});
