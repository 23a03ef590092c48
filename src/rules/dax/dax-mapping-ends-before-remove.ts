import { daxPte } from '../../machines/objects/dax/dax-pte.ts';
import { pagemap } from '../../machines/objects/pagemap/pagemap.ts';
import { all, invariant, one } from '../../model/rule.ts';

/**
 * No process maps dax memory whose memmap is removed (source: facts C5 C6; mm/memremap.c:
 * pageunmap_range).
 *
 * The processor follows such an entry without a fault, to memory that belongs to nobody or to somebody else.
 */
export const daxMappingEndsBeforeRemove = invariant({
  id: 'dax-mapping-ends-before-remove',
  sentence: 'no process maps dax memory whose memmap is removed',
  source: 'facts C5 C6; mm/memremap.c: pageunmap_range',
  over: { pgmap: one(pagemap), ptes: all(daxPte) },
  holds: ({ pgmap, ptes }) =>
    !(pgmap.is('removed') || pgmap.is('unlisted') || pgmap.is('returned') || pgmap.is('freed')) ||
    ptes.every((pte) => pte.is('none')),
  because: ({ ptes }) =>
    ptes
      .filter((pte) => pte.is('mapped'))
      .map(({ name }) => `${name} still maps its page`)
      .join(', '),
});
