import { process } from '../../machines/threads/process.ts';
import { all, cover } from '../../model/rule.ts';

/**
 * The last reference of the pagemap is put when munmap has flushed the TLB (source: facts A1
 * REF-put, A10 munmap; mm/mmu_gather.c: tlb_finish_mmu).
 */
export const coverLastPutAfterFlush = cover({
  id: 'cover-last-put-after-flush',
  sentence: 'the last reference of the pagemap is put when munmap has flushed the TLB',
  source: 'facts A1 REF-put, A10 munmap; mm/mmu_gather.c: tlb_finish_mmu',
  over: { processes: all(process) },
  reached: ({ processes }) => processes.some((one) => one.is('running.munmap.flushed.release')),
});
