import { dropState, replaceStep } from '../../model/changes/change.ts';
import { edit } from '../../model/edit.ts';

const forgets = (event: string, ports: Readonly<Record<string, string>>) =>
  replaceStep(
    'pgmap_owner',
    'memremap_pages.published',
    event,
    { target: 'unwinding' },
    { target: '#pgmap_owner.memunmap_pages', meta: { ports } },
  );

export const staleEntryOnError = edit({
  id: 'stale-entry-on-error',
  title: 'memremap_pages: leave the lookup as it is when a later stage of the range fails',
  facts: 'D11',
  evidence: 'reconstructed',
  kind: 'variant',
  story:
    'A range fails after it was published, and the error path forgets to take the entry back. The driver frees its dev_pagemap; a walker follows the entry to it. A driver that keeps the memory and tries again finds itself in its own way.',
  changes: [
    forgets('arch_add_memory: -EEXIST', { memmap: 'ADD_EXISTS' }),
    forgets('track_pfn, arch_add_memory: error', {}),
    dropState('pgmap_owner', 'memremap_pages.unwinding'),
    dropState('pgmap_owner', 'memremap_pages.unlisted'),
  ],
  expect: {
    rule: 'container-not-used-after-free',
    class: 'use after free',
    system: 'registration',
    sizes: { walkers: 1 },
    interleaving: [
      'driver0: xa_store_range',
      'driver0: track_pfn, arch_add_memory: error',
      'driver0: memunmap_pages returns',
      'walker0: rcu_read_lock, xa_load',
      'walker0: percpu_ref_tryget_live_rcu: dead',
    ],
    also: { 'unregistered-is-unlisted': 'the entry is what the walker follows' },
  },
});
