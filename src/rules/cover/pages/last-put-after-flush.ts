import { all, cover } from '../../../model/rule.ts';
import { tagged } from '../../../model/scope.ts';

/**
 * The last reference of the pagemap is put when munmap has flushed the TLB (source: facts A1
 * REF-put, A10 munmap; mm/mmu_gather.c: tlb_finish_mmu).
 */
export const coverLastPutAfterFlush = cover({
  id: 'cover-last-put-after-flush',
  sentence: 'the last reference of the pagemap is put when munmap has flushed the TLB',
  source: 'facts A1 REF-put, A10 munmap; mm/mmu_gather.c: tlb_finish_mmu',
  mayLack: ['unmapping', 'flushed'],
  over: { threads: all(tagged('releasing')) },
  reached: ({ threads }) =>
    threads.some((one) => one.has('unmapping') && one.has('flushed') && one.has('releasing')),
});
