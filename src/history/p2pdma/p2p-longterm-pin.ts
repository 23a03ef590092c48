import { requestsEnd } from '../../duties/p2pdma/requests-end.ts';
import { edit } from '../../model/edit.ts';

export const p2pLongtermPin = edit({
  id: 'p2p-longterm-pin',
  title: 'GUP: allow FOLL_LONGTERM with FOLL_PCI_P2PDMA',
  facts: 'A11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'GUP refuses a longterm pin of peer-to-peer memory, so that a pin ends when its request does. Unlike a page of a dax device, a page that is pinned here is waited for: a pin that may last keeps the unplug waiting for as long.',
  changes: requestsEnd.dropped,
  expect: {
    rule: 'p2p-unbind-finishes',
    class: 'blocks forever',
    system: 'p2pdma',
    sizes: { pages: 1, processes: 1, clients: 1 },
    interleaving: [
      'process0: vm_insert_page',
      'request0: pin_user_pages: FOLL_PCI_P2PDMA',
      'driver: unmap_mapping_range: zap_present_ptes',
      'driver: percpu_ref_kill: put the initial reference',
    ],
  },
});
