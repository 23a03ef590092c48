import { addStep, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const regionReleasedEarly = edit({
  id: 'region-released-early',
  title: 'driver: release the memory region before memunmap_pages',
  facts: 'A2 M3.2',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A second driver takes the region while the first still unregisters. The conflict test finds no live pagemap, and the second one is published over the struct pages that the first is taking down: a walker finds a live pagemap and reads a page that is going away. If the second comes a little later its struct pages fit in; then the first empties the lookup, whose entry is that of the second by now.',
  changes: [
    replaceStep(
      'pgmap_owner',
      'registered',
      'remove()',
      { target: 'memunmap_pages' },
      { target: 'memunmap_pages', meta: { ports: { region: 'RELEASE' } } },
      'remove(): release_mem_region',
    ),
    replaceStep(
      'pgmap_owner',
      'returned',
      'release_mem_region',
      { target: 'idle', ports: { region: 'RELEASE' } },
      {
        target: 'idle',
        actions: 'startRanges',
        guard: 'hasNoRange',
        meta: { ports: { region: 'RELEASE' } },
      },
      'probe() fails: release_mem_region',
    ),
    addStep('pgmap_owner', 'returned', 'remove() returns', {
      target: 'idle',
      actions: 'startRanges',
      guard: 'hasRange',
      meta: { ports: {} },
    }),
  ],
  expect: {
    rule: 'memmap-not-used-after-remove',
    class: 'use after free',
    system: 'registration',
    sizes: { walkers: 1 },
    interleaving: [
      'driver0: remove(): release_mem_region',
      'driver0: wait_for_completion',
      'driver0: remove_pfn_range_from_zone',
      'driver1: request_mem_region',
      'driver1: get_dev_pagemap: dead',
      'driver1: xa_store_range',
      'walker0: percpu_ref_tryget_live_rcu',
      'walker0: read struct page',
    ],
    also: {
      'one-pagemap-a-range': 'the region was what kept the second driver out',
      'registered-is-listed': 'the first driver erases the entry of the second',
    },
  },
});
