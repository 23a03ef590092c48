import { addState, dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/**
 * The order of 6.15 and later, where a mapping of a dax device holds a reference of its page: a log of
 * 7.3 shows a count of 18 with 16 pins, one of the type and one of the mapping.
 */
export const munmapOvertaken = edit({
  id: 'cand-munmap-overtaken',
  title: 'a munmap of a dax device puts its page after the unbind has found nothing mapped',
  facts: 'CAND-8, A10',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'zap_present_ptes clears the entry under the page-table lock; the page is put after the lock, when mmu_gather has flushed. In between, the unbind finds no mapping to take away, and memunmap_pages waits for no page of GENERIC memory: the struct page is gone when the munmap comes to put it. Found by the model, not seen on a kernel.',
  changes: [
    replaceStep(
      'dev_dax_process',
      'user',
      'munmap: zap_present_ptes',
      { target: 'user', ports: { pte: ['looks mapped', 'ZAP'], page: 'PUT' } },
      {
        target: 'gathered',
        actions: 'pick',
        meta: {
          ports: { pte: ['looks mapped', 'ZAP'] },
          picks: ['page'],
          source: 'mm/memory.c: zap_present_ptes',
          facts: 'A10',
        },
      },
    ),
    dropStep('dev_dax_process', 'user', 'munmap: zap_present_ptes (last)'),
    addState('dev_dax_process', 'gathered', {
      meta: { source: 'mm/mmu_gather.c: tlb_finish_mmu' },
      on: {
        'tlb_finish_mmu: folio_put': { target: 'user', meta: { ports: { page: 'PUT' } } },
        'tlb_finish_mmu: folio_put (last)': {
          target: 'user',
          meta: { ports: { page: 'PUT_LAST' } },
        },
      },
    }),
  ],
  expect: {
    rule: 'dax-page-not-put-after-remove',
    class: 'use after free',
    system: 'device-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'process0: munmap: zap_present_ptes',
      'driver: unmap_mapping_range: nothing is mapped',
      'driver: arch_remove_memory',
      'process0: tlb_finish_mmu: folio_put',
    ],
  },
});
