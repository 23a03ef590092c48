import type { RegisterContext } from '../../../machines/parts/pagemap/register-ports.ts';
import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * A failed memremap_pages waits for a walker that found the pagemap meanwhile (source: facts A2
 * M3.e M4.e).
 */
export const coverErrorWaitsForWalker = cover({
  id: 'cover-error-waits-for-walker',
  sentence: 'a failed memremap_pages waits for a walker that found the pagemap meanwhile',
  source: 'facts A2 M3.e M4.e',
  mayLack: ['nrRange'],
  over: { owners: all(tagged<RegisterContext>('draining')), walkers: all(tagged('holding')) },
  reached: ({ owners, walkers }) =>
    owners.some((owner) => owner.has('draining') && owner.context.nrRange === 0) &&
    walkers.some((walker) => walker.has('holding')),
});
