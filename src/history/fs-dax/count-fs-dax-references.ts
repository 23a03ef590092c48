import { dropStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The series as one: its commits that count references and the one that waits at the unmount. */
export const countFsDaxReferences = edit({
  id: '38607c62b34b',
  title: 'fs/dax: properly refcount fs dax pages; ensure all pages are idle prior to unmount',
  facts: 'D32',
  evidence: 'reconstructed',
  since: '6.15',
  kind: 'revert',
  story:
    'A page of a dax file had a reference count of 1 when it was idle, and page tables held no reference of it: only pins raised it. Truncate waited for them, the unmount did not. A file system was unmounted while a page was pinned, the driver unbound after it with every duty kept, and the later unpin touched a struct page that was gone.',
  changes: [
    replaceStep(
      'dax_fault',
      'insert.entry',
      'dax_insert_entry, folio_ref_inc',
      { target: 'map', ports: { page: 'GET' } },
      { target: 'map', meta: { ports: { entry: 'STORE' }, facts: 'C6 insert' } },
      'dax_insert_entry',
    ),
    replaceStep(
      'dax_fault',
      'insert.map',
      'vmf_insert_page_mkwrite',
      { target: 'put', ports: { page: 'GET' } },
      {
        target: '#dax_fault.unlock',
        meta: {
          ports: { pte: ['looks none', 'MAP'] },
          source: 'mm/memory.c: vmf_insert_mixed_mkwrite',
          facts: 'B',
        },
      },
      'vmf_insert_mixed_mkwrite',
    ),
    replaceStep(
      'dax_process',
      'open.alive',
      'munmap: zap_present_ptes',
      { target: 'alive', ports: { page: 'PUT' } },
      {
        target: 'alive',
        meta: { ports: { pte: ['looks mapped', 'ZAP'] }, picks: ['page'], facts: 'A10' },
      },
    ),
    dropStep('dax_process', 'open.alive', 'munmap: zap_present_ptes (last)'),
    replaceStep(
      'dax_truncate',
      'unmap.zap',
      'unmap_mapping_pages',
      { target: 'next', ports: { page: 'PUT' } },
      { target: 'next', meta: { ports: { pte: ['looks mapped', 'ZAP'] } } },
    ),
    dropStep('dax_truncate', 'unmap.zap', 'unmap_mapping_pages (last)'),
    replaceStep(
      'pmem_driver',
      'unmap.zap',
      'unmap_and_kill',
      { target: 'next', ports: { page: 'PUT' } },
      { target: 'next', meta: { ports: { faults: 'looks user', pte: ['looks mapped', 'ZAP'] } } },
    ),
    dropStep('pmem_driver', 'unmap.zap', 'unmap_and_kill (last)'),
    // put_devmap_managed_folio_refs wakes by itself: the page does not reach free_zone_device_folio.
    replaceStep(
      'gup_pin',
      'pinned',
      'unpin_user_page (last)',
      { target: 'free', ports: { page: 'PUT_LAST' } },
      { target: 'free.wake', meta: { ports: { page: 'PUT_LAST' }, facts: 'A6 FS_DAX' } },
    ),
    dropStep('dax_umount', 'evict.busy', 'dax_layout_busy_page: none'),
    replaceStep(
      'dax_umount',
      'evict.busy',
      'dax_layout_busy_page',
      { target: 'prepare', ports: { page: ['looks not idle', 'TOUCH'] } },
      {
        target: 'next',
        meta: {
          ports: { entry: 'looks stored', page: 'TOUCH' },
          source: 'fs/dax.c: dax_disassociate_entry',
          facts: 'D32',
        },
      },
      'truncate_inode_pages_final: only warns of a busy page',
    ),
  ],
  expect: {
    rule: 'dax-page-not-put-after-remove',
    class: 'use after free',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'pin0: try_grab_folio',
      'process0: munmap, close',
      'umount: generic_shutdown_super',
      'driver: remove_pfn_range_from_zone, arch_remove_memory',
      'pin0: unpin_user_page',
    ],
    also: {
      'unmounted-means-idle': 'the pin is left when the file system is unmounted',
    },
  },
});
