import { daxPte } from '../../machines/objects/dax/dax-pte.ts';
import { memmap } from '../../machines/objects/pagemap/memmap.ts';
import { all, invariant, one } from '../../model/rule.ts';

/**
 * No process maps device memory whose struct pages are gone (source: facts C5 C7; mm/memremap.c:
 * pageunmap_range).
 *
 * Such an entry leads the processor to memory that may belong to somebody else by then.
 */
export const mappingEndsBeforeMemmap = invariant({
  id: 'mapping-ends-before-memmap',
  sentence: 'no process maps device memory whose struct pages are gone',
  source: 'facts C5 C7; mm/memremap.c: pageunmap_range',
  over: { memmap: one(memmap), ptes: all(daxPte) },
  holds: ({ memmap: range, ptes }) =>
    range.is('added') || range.is('initialised') || ptes.every((pte) => pte.is('none')),
  because: ({ ptes }) =>
    ptes
      .filter((pte) => pte.is('mapped'))
      .map(({ name }) => `${name} still maps its page`)
      .join(', '),
});
