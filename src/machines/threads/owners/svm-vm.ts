import { setup } from 'xstate';
import { steps, thread, threadTypes } from '../../../model/thread.ts';
import { acquirePagemapOwner, WALKS } from '../../parts/owners/acquire-pagemap-owner.ts';
import type { RegistryContext, RegistryPorts } from '../../parts/owners/registry-ports.ts';
import { releasePagemapOwner } from '../../parts/owners/release-pagemap-owner.ts';

interface Context extends RegistryContext {
  /** It is closed only where its device is one of those that go again. */
  readonly goes: boolean;
}

const step = steps<RegistryPorts>();
const init = { source: 'drivers/gpu/drm/xe/xe_svm.c: xe_svm_init', facts: 'E3, C4' };
const close = { source: 'drivers/gpu/drm/xe/xe_svm.c: xe_svm_close', facts: 'E3, C4' };

const machine = setup({
  types: threadTypes<RegistryPorts, Context>(),
  guards: { goes: ({ context }) => context.goes },
}).createMachine({
  id: 'svm_vm',
  description: 'An address space of a device: its walks ask for pages of the owner of its group',
  initial: 'closed',
  context: ({ input }) => ({ goes: (input as { goes: boolean }).goes }),
  states: {
    closed: {
      tags: 'rest',
      on: { 'xe_svm_init: drm_pagemap_acquire_owner': step('acquire', WALKS, init) },
    },
    acquire: acquirePagemapOwner('#svm_vm.acquired'),
    acquired: { on: { 'mutex_unlock(&owner_list->lock)': step('open', { lock: 'UNLOCK' }, init) } },
    open: {
      tags: 'rest',
      on: {
        'xe_svm_close: drm_pagemap_release_owner': {
          ...step('release', { lock: 'LOCK' }, close),
          guard: 'goes',
        },
      },
    },
    release: releasePagemapOwner('#svm_vm.released'),
    released: {
      on: {
        'mutex_unlock(&owner_list->lock), kfree(vm)': step(
          'closed',
          { lock: 'UNLOCK', entry: 'FREE', regroup: 'QUEUE' },
          close,
        ),
      },
    },
  },
});

/** A VM of a device, opened and closed over and over. */
export const svmVm = thread<RegistryPorts, Context, typeof machine>(machine, { actor: 'user' });
