import { daxPte } from '../../machines/objects/dax-pte.ts';
import { devDaxDriver } from '../../machines/threads/dev-dax-driver.ts';
import { all, cover, one } from '../../model/rule.ts';

/**
 * The unbind of a dax device finds a mapping to take away (source: facts C5; mm/memory.c:
 * unmap_mapping_range).
 */
export const coverUnbindUnmaps = cover({
  id: 'cover-unbind-unmaps',
  sentence: 'the unbind of a dax device finds a mapping to take away',
  source: 'facts C5; mm/memory.c: unmap_mapping_range',
  over: { driver: one(devDaxDriver), ptes: all(daxPte) },
  reached: ({ driver, ptes }) => driver.is('unmap') && ptes.some((pte) => pte.is('mapped')),
});
