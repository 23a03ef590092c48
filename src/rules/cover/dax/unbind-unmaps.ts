import { daxPte } from '../../../machines/objects/dax/dax-pte.ts';
import { all, cover } from '../../../model/rule.ts';
import { runBy } from '../../../model/scope.ts';

/**
 * The unbind of a dax device finds a mapping to take away (source: facts C5; mm/memory.c:
 * unmap_mapping_range).
 */
export const coverUnbindUnmaps = cover({
  id: 'cover-unbind-unmaps',
  sentence: 'the unbind of a dax device finds a mapping to take away',
  source: 'facts C5; mm/memory.c: unmap_mapping_range',
  mayLack: ['unmapping'],
  over: { drivers: all(runBy('driver')), ptes: all(daxPte) },
  reached: ({ drivers, ptes }) =>
    drivers.some((driver) => driver.has('unmapping')) && ptes.some((pte) => pte.is('mapped')),
});
