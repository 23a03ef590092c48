import { addStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

/** The text of 7.3. The entry stands for the pieces that are stored when memory runs out. */
export const storeFailsHalfWay = edit({
  id: 'cand-xa-store',
  title: 'pagemap_range returns the error of xa_store_range and leaves what is stored',
  facts: 'A2 M3.4 M4.e, D11',
  evidence: 'candidate',
  kind: 'variant',
  story:
    'xa_store_range stores a range piece by piece. When the memory for a later piece is not there, the earlier ones stay: pagemap_range returns without pgmap_array_delete, and memunmap_pages has no range to take down. The driver frees its dev_pagemap, and a lookup still leads to it.',
  changes: [
    addStep('pgmap_owner', 'memremap_pages.unopposed', 'xa_store_range: -ENOMEM half way', {
      target: '#pgmap_owner.memunmap_pages',
      meta: {
        ports: { entry: 'STORE', others: 'OVERWRITE' },
        mayFail: true,
        sleeps: true,
        facts: 'A2 M3.4 M4.e',
      },
    }),
  ],
  expect: {
    rule: 'container-not-used-after-free',
    class: 'use after free',
    system: 'registration',
    sizes: { walkers: 1 },
    interleaving: [
      'driver0: xa_store_range: -ENOMEM half way',
      'driver0: memunmap_pages returns',
      'walker0: rcu_read_lock, xa_load',
      'walker0: percpu_ref_tryget_live_rcu: dead',
    ],
    also: { 'unregistered-is-unlisted': 'the entry is what the walker follows' },
  },
});
