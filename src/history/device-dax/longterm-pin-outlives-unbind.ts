import { noPinOutlivesUnbind } from '../../duties/dax/no-pin-outlives-unbind.ts';
import { edit } from '../../model/edit.ts';

/** Seen on 6.1, 6.12 and 7.3, with a fixed buffer of io_uring. */
export const longtermPinOutlivesUnbind = edit({
  id: 'cand-8-device-dax',
  title: 'memunmap_pages does not wait for longterm pins of GENERIC pages',
  facts: 'CAND-8',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A dax device is unbound while a page of it is pinned for long. kill_dax and unmap_mapping_range end faults and mappings; the pin needs neither. A page of GENERIC memory holds no reference of its pagemap, so that the unregister waits for nothing, and the unpin touches a struct page that is gone.',
  changes: noPinOutlivesUnbind.dropped,
  expect: {
    rule: 'dax-page-not-put-after-remove',
    class: 'use after free',
    system: 'device-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'pin0: try_grab_folio',
      'driver: unmap_mapping_range',
      'driver: wait_for_completion',
      'driver: arch_remove_memory',
      'pin0: unpin_user_page',
    ],
  },
});
