import { releasesOwnerOnError } from '../../duties/owners/releases-owner-on-error.ts';
import { edit } from '../../model/edit.ts';

export const ownerKeptOnError = edit({
  id: 'owner-kept-on-error',
  title: 'xe_pagemap_create: the owner is kept when devm_memremap_pages fails',
  facts: 'D51',
  evidence: 'reconstructed',
  kind: 'variant',
  story:
    'In a version of the series for 7.0 that was reviewed and mended, the error path freed the pagemap while its peer was still on the list of owners. Whoever joins next walks over freed memory. The region that leaked beside it is not modelled here.',
  changes: releasesOwnerOnError.dropped,
  expect: {
    rule: 'peer-listed-once',
    class: 'use after free',
    system: 'owner-registry',
    sizes: { devices: 2, leavers: 0 },
    also: {
      'owner-references-balanced': 'nobody puts the reference of the peer that is freed',
    },
    interleaving: [
      'pagemap0: kmalloc(owner)',
      'pagemap0: mutex_unlock(&owner_list->lock), devm_memremap_pages fails, kfree(xpagemap)',
    ],
  },
});
