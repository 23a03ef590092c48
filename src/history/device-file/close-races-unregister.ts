import { closeKeepsUnregisterAway } from '../../duties/drivers/close-keeps-unregister-away.ts';
import { edit } from '../../model/edit.ts';

/** The text of the source; a driver core whose exit waits for open files closes this one door only. */
export const closeRacesUnregister = edit({
  id: 'cand-6',
  title: 'dmirror_fops_release walks the chunks while another thread unregisters them',
  facts: 'CAND-6',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'release() of a device file evicts every chunk of the device and takes no lock for it. Another thread unregisters the pagemap meanwhile: with lib/test_hmm.c the ioctl HMM_DMIRROR_RELEASE on another file descriptor does (module exit does not overlap, because an open file pins the module). The walk by pfn then reads struct pages that are gone.',
  changes: closeKeepsUnregisterAway.dropped,
  expect: {
    rule: 'page-not-used-after-remove',
    class: 'use after free',
    system: 'device-file',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'process0: close: release',
      'driver: remove_pfn_range_from_zone, __remove_pages',
      'process0: get_page_unless_zero',
    ],
  },
});
