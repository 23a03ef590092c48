import { steps } from '../../../model/thread.ts';
import type { RegistryPorts } from './registry-ports.ts';

const step = steps<RegistryPorts>();
const facts = 'E3, E2 O8';

/** How a walk over the list begins: with its lock. */
export const WALKS = { lock: 'LOCK', list: 'FIRST' } as const;

/**
 * `drm_pagemap_acquire_owner`, from behind the taking of its lock (`WALKS`) to before its release: the peer
 * joins the first group on the list to all of whose members its device has an interconnect, or gets an owner
 * of its own at the end of the list.
 *
 * A group is asked in one step: a member that says no lets the rest of its group be passed over, and what
 * the walk learns of a group is one answer.
 *
 * @param to absolute target with the owner acquired and the lock held
 */
export const acquirePagemapOwner = (to: string) =>
  ({
    meta: { source: 'drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_acquire_owner' },
    on: {
      'has_interconnect: not with all of a group': step(
        '.',
        {
          list: ['looks at {owner}', 'NEXT'],
          group: 'looks devices are {members}',
          links: 'some looks not answers yes',
        },
        { picks: ['owner', 'members'], facts },
      ),
      'has_interconnect: with all of a group': step(
        to,
        {
          list: ['looks at {owner}', 'STOP'],
          group: ['looks devices are {members}', 'ADD {peer}'],
          links: 'looks answers yes',
          identity: 'GET',
          entry: 'LIST_ADD {owner}',
        },
        { picks: ['owner', 'members'], facts },
      ),
      'kmalloc(owner)': step(
        to,
        {
          list: ['looks at its end', 'ADD_TAIL {owner}'],
          group: 'ADD {peer}',
          lower: 'looks not free',
          identity: 'KMALLOC',
          number: ['looks next is {owner}', 'TAKE'],
          entry: 'LIST_ADD {owner}',
        },
        { picks: ['owner'], facts },
      ),
    },
  }) as const;
