import { replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

export const unlistWithoutSynchronizeRcu = edit({
  id: 'unlist-without-synchronize-rcu',
  title: 'pgmap_array_delete: do not wait for readers of the lookup',
  facts: 'A3 U4.5, A2 M3.e',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'A walker has loaded the pointer and is about to read the mode word when the entry is erased. Without a grace period memunmap_pages returns, the driver frees its dev_pagemap, and the walker reads freed memory.',
  changes: [
    replaceStep(
      'pgmap_owner',
      'memunmap_pages.removed',
      'xa_store_range: NULL',
      { target: 'unlisting' },
      { target: 'unlisted', meta: { ports: { entries: 'ERASE' } } },
    ),
    replaceStep(
      'pgmap_owner',
      'memremap_pages.unwinding',
      'xa_store_range: NULL',
      { target: 'unlisted' },
      { target: '#pgmap_owner.memunmap_pages', meta: { ports: { entries: 'ERASE' } } },
    ),
  ],
  expect: {
    rule: 'container-not-used-after-free',
    class: 'use after free',
    system: 'registration',
    sizes: { walkers: 1 },
    interleaving: [
      'walker0: rcu_read_lock, xa_load',
      'driver0: xa_store_range: NULL',
      'driver0: percpu_ref_exit',
      'driver0: memunmap_pages returns',
      'walker0: percpu_ref_tryget_live_rcu: dead',
    ],
  },
});
