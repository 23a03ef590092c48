import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** What a fault of a dax file does: there the unmount comes before the unbind. */
export const daxInsertAfterSection = edit({
  id: 'dax-insert-after-section',
  title: 'dev_dax_huge_fault: leave the section of the dax SRCU before the page is inserted',
  facts: 'C5 C6',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The section covers the test for a live device only. synchronize_srcu does not wait for a fault that has passed it, and the fault inserts its page after the mappings were taken away.',
  changes: [
    replaceStep(
      'dev_dax_process',
      'user',
      'dax_read_lock, dax_alive',
      { target: 'section', ports: { pte: 'looks none', dax: 'ENTER' } },
      {
        target: 'leave',
        actions: 'pick',
        meta: {
          ports: { pte: 'looks none', dax: 'ENTER' },
          picks: ['page'],
          sleeps: true,
          facts: 'C5',
        },
      },
    ),
    replaceStep(
      'dev_dax_process',
      'leave',
      'dax_read_unlock',
      { target: 'user', ports: { dax: 'EXIT' } },
      { target: 'section', meta: { ports: { dax: 'EXIT' }, facts: 'C5' } },
    ),
    replaceStep(
      'dev_dax_process',
      'insert',
      'vmf_insert_page',
      { target: 'leave', ports: { pte: 'MAP', page: 'GET' } },
      { target: 'user', meta: { ports: { pte: 'MAP', page: 'GET' }, sleeps: true, facts: 'C5' } },
    ),
  ],
  expect: {
    rule: 'mapping-ends-before-memmap',
    class: 'use after free',
    system: 'device-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'process0: dax_read_unlock',
      'driver: synchronize_srcu',
      'driver: unmap_mapping_range: nothing is mapped',
      'driver: remove_pfn_range_from_zone',
      'process0: vmf_insert_page',
    ],
    also: {
      'dax-page-not-used-after-remove': 'a fault that is later still reads the struct page',
      'dax-page-not-put-after-remove': 'the munmap that follows puts the page',
    },
  },
});
