import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import type { ownerWord } from '../../objects/owners/owner-word.ts';
import { acquirePagemapOwner, WALKS } from '../../parts/owners/acquire-pagemap-owner.ts';
import type { RegistryContext, RegistryPorts } from '../../parts/owners/registry-ports.ts';
import { releasePagemapOwner } from '../../parts/owners/release-pagemap-owner.ts';

interface Ports extends RegistryPorts {
  /** `pgmap->owner`. */
  readonly word: typeof ownerWord;
}

interface Context extends RegistryContext {
  /** It is destroyed only where its device is one of those that go again. */
  readonly goes: boolean;
}

const step = steps<Ports>();
const create = { source: 'drivers/gpu/drm/xe/xe_svm.c: xe_pagemap_create', facts: 'C4, E3' };
const destroy = { source: 'drivers/gpu/drm/xe/xe_svm.c: xe_pagemap_destroy_work', facts: 'C4, E3' };

const machine = setup({
  types: threadTypes<Ports, Context>(),
  guards: { goes: ({ context }) => context.goes },
}).createMachine({
  id: 'svm_pagemap',
  description:
    'The pagemap of a device, created when it is first needed and destroyed when nobody uses it. Between its lock and its pagemap nobody looks at the one or the other: they are one step',
  initial: 'absent',
  context: ({ input }) => ({ goes: (input as { goes: boolean }).goes }),
  states: {
    absent: {
      tags: 'rest',
      on: { 'xe_pagemap_create: drm_pagemap_acquire_owner': step('acquire', WALKS, create) },
    },
    acquire: acquirePagemapOwner('#svm_pagemap.acquired'),
    acquired: {
      on: {
        'mutex_unlock(&owner_list->lock), devm_memremap_pages': step(
          'registered',
          { lock: 'UNLOCK', entry: 'looks owner is {owner}', word: 'STORE {owner}' },
          { picks: ['owner'], ...create },
        ),
      },
    },
    registered: {
      description: 'Pages may be in use: each of them keeps the drm_pagemap, and so this',
      meta: { facts: 'D39' },
      tags: ['rest', 'mapped'],
      on: {
        'devm_memunmap_pages, drm_pagemap_release_owner': {
          ...step('release', { lock: 'LOCK', word: 'FORGET' }, destroy),
          guard: 'goes',
        },
      },
    },
    release: releasePagemapOwner('#svm_pagemap.released'),
    released: {
      on: {
        'mutex_unlock(&owner_list->lock), kfree(xpagemap)': step(
          'absent',
          { lock: 'UNLOCK', entry: 'FREE', regroup: 'QUEUE', word: 'looks null' },
          destroy,
        ),
      },
    },
  },
});

/** The pagemap of a device with its peer on the list of owners, created and destroyed over and over. */
export const svmPagemap = thread<Ports, Context, typeof machine>(machine, { actor: 'driver' });
