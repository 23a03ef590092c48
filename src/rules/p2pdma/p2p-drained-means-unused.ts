import { completion } from '../../machines/objects/waits/completion.ts';
import { daxPte } from '../../machines/objects/dax/dax-pte.ts';
import { memmap } from '../../machines/objects/pagemap/memmap.ts';
import { all, invariant, one } from '../../model/rule.ts';
import { tagged } from '../../model/scope.ts';

/**
 * When the wait of memunmap_pages is over, nobody maps, transfers or has allocated its memory
 * (source: facts A3 U3, B2; mm/memremap.c: memunmap_pages).
 *
 * Memory may be out of the pool for a moment: in an allocation that is told that the pagemap is dead.
 *
 * The objects show when the wait is over: the completion of the pagemap is used up, and its struct pages are
 * still there. Who transfers or has allocated memory is in a state tagged `holding`.
 */
export const p2pDrainedMeansUnused = invariant({
  id: 'p2p-drained-means-unused',
  sentence:
    'when the wait of memunmap_pages is over, nobody maps, transfers or has allocated its memory',
  source: 'facts A3 U3, B2; mm/memremap.c: memunmap_pages',
  mayLack: ['refs'],
  over: {
    done: one(completion),
    memmap: one(memmap),
    ptes: all(daxPte),
    holders: all(tagged('holding')),
  },
  holds: ({ done, memmap: range, ptes, holders }) =>
    !(done.is('usedUp') && range.is('initialised')) ||
    (ptes.every((pte) => pte.is('none')) && !holders.some((holder) => holder.has('holding'))),
  because: ({ ptes, holders }) =>
    [
      ...ptes.filter((pte) => pte.is('mapped')).map(({ name }) => `${name} maps its page`),
      ...holders
        .filter((holder) => holder.has('holding'))
        .map(({ name }) => `${name} still holds memory of it`),
    ].join(', '),
});
