import { readsFolioBeforeItsLastPut } from '../../duties/dax/reads-folio-before-its-last-put.ts';
import { edit } from '../../model/edit.ts';

/** The text of 7.3, on a kernel that can be preempted between the last put and the reading. */
export const folioReadAfterLastPut = edit({
  id: 'cand-12',
  title: 'free_zone_device_folio reads a folio that looks idle already',
  facts: 'CAND-12',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The last put makes the count zero, and only then reads the pagemap of the folio. Who waits for the page need not be woken to see that it is idle: the unmount goes on, the driver is unbound, the struct pages go, and the thread that put the reference reads one of them.',
  changes: readsFolioBeforeItsLastPut.dropped,
  expect: {
    rule: 'dax-page-not-used-after-remove',
    class: 'use after free',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'pin0: unpin_user_page (last)',
      'umount: dax_layout_busy_page: none',
      'driver: remove_pfn_range_from_zone, arch_remove_memory',
      'pin0: free_zone_device_folio',
    ],
  },
});
