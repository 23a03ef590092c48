import { peerMapping } from '../../machines/objects/hmm/peer-mapping.ts';
import { pte } from '../../machines/objects/pages/pte.ts';
import { all, invariant, type Seen } from '../../model/rule.ts';

/**
 * No device maps a page of another that was freed (source: facts A11 H6, CAND-10, E4 5).
 *
 * Virtual page p lies in device page p: it is free where the entry is neither of the device nor on its way.
 */
export const freedPageNotMapped = invariant({
  id: 'freed-page-not-mapped',
  sentence: 'no device maps a page of another that was freed',
  source: 'facts A11 H6, CAND-10, E4 5',
  over: { ptes: all(pte), mappings: all(peerMapping) },
  holds: ({ ptes, mappings }) => mappedFree(ptes, mappings).length === 0,
  because: ({ ptes, mappings }) =>
    mappedFree(ptes, mappings)
      .map(({ name }) => `${name} leads to a page that is free`)
      .join(', '),
});

type Placed = Pick<Seen, 'name' | 'at' | 'is'>;

function mappedFree(ptes: readonly Placed[], mappings: readonly Placed[]): readonly Placed[] {
  return mappings.filter(
    (mapping) =>
      mapping.is('mapped') &&
      ptes.some(
        (one) => one.at['page'] === mapping.at['page'] && (one.is('ram') || one.is('none')),
      ),
  );
}
