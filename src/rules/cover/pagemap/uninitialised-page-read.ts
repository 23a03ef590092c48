import { memmap } from '../../../machines/objects/pagemap/memmap.ts';
import { all, cover, one } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * A walker that has the pagemap is about to read a struct page not yet initialised (source: facts
 * A2 M3.4 M3.10: documented, the lookup is published first).
 */
export const coverUninitialisedPageRead = cover({
  id: 'cover-uninitialised-page-read',
  sentence: 'a walker that has the pagemap is about to read a struct page not yet initialised',
  source: 'facts A2 M3.4 M3.10: documented, the lookup is published first',
  over: { memmap: one(memmap), walkers: all(tagged('reading')) },
  reached: ({ memmap: pages, walkers }) =>
    pages.is('added') && walkers.some((walker) => walker.has('reading')),
});
