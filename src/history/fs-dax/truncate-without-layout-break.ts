import { breaksLayoutBeforeTruncate } from '../../duties/dax/breaks-layout-before-truncate.ts';
import { edit } from '../../model/edit.ts';

export const truncateWithoutLayoutBreak = edit({
  id: 'truncate-without-layout-break',
  title: 'a truncate frees the block of a pinned page',
  facts: 'D34',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'As before the file systems broke layouts. Direct I/O has pinned a page of the file, and its device still writes to it when truncate frees the block: the write ends in whatever file gets the block next.',
  changes: breaksLayoutBeforeTruncate.dropped,
  expect: {
    rule: 'block-freed-when-idle',
    class: 'use after free',
    system: 'fs-dax',
    sizes: { pages: 1, processes: 1 },
    interleaving: [
      'pin0: try_grab_folio',
      'truncate: unmap_mapping_pages',
      'truncate: nobody looks whether the page is busy',
      'truncate: dax_delete_mapping_entry, free the block',
    ],
  },
});
