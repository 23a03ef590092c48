import { walksUnderRcu } from '../../duties/hmm/walks-under-rcu.ts';
import { edit } from '../../model/edit.ts';

export const pmdWalkWithoutRcu = edit({
  id: 'cand-2-pmd',
  title: 'hmm_vma_handle_absent_pmd: the owner is read without an RCU section',
  facts: 'CAND-2',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A walk reads a PMD entry of a device-private folio and follows it to the folio, its pagemap and the owner, with nothing held: 7.3 does it in the walk of PMD entries, 6.1 in both. Between the two the folio is evicted and freed, and the unplug removes the struct pages.',
  changes: walksUnderRcu.dropped,
  expect: {
    rule: 'pagemap-not-read-after-remove',
    class: 'use after free',
    system: 'owners',
    sizes: { pages: 1 },
    interleaving: [
      'importer0: ptep_get: device private, no RCU',
      'exporter: percpu_ref_kill',
      'exporter: pageunmap_range',
    ],
  },
});
