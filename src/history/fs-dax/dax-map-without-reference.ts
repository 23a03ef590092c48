import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const daxMapWithoutReference = edit({
  id: 'dax-map-without-reference',
  title: 'a dax fault maps a page and takes no reference for the entry',
  facts: 'B, D32',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'The entry is made as before 6.15, without a reference, but unmapping puts one as it does since. The reference that is put is that of a pin, or none at all.',
  changes: [
    replaceStep(
      'dax_fault',
      'insert.map',
      'vmf_insert_page_mkwrite',
      { target: 'put', ports: { page: 'GET' } },
      { target: 'put', meta: { ports: { pte: ['looks none', 'MAP'] }, facts: 'B' } },
    ),
  ],
  expect: {
    rule: 'dax-page-references-balanced',
    class: 'double put',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: ['thread0: vmf_insert_page_mkwrite', 'process0: munmap: zap_present_ptes (last)'],
    also: {
      'dax-page-not-put-after-remove':
        'munmap puts the reference of a pin: the page looks idle to the unmount',
    },
  },
});
