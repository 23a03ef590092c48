import { steps } from '../../../model/thread.ts';
import type { RegistryPorts } from './registry-ports.ts';

const step = steps<RegistryPorts>();
const facts = 'E3';

/**
 * `drm_pagemap_release_owner`, with the lock held: the peer leaves the list, then puts its reference of its
 * owner.
 *
 * @param to absolute target when both are done, and the lock is still held
 */
export const releasePagemapOwner = (to: string) =>
  ({
    initial: 'listed',
    meta: { source: 'drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_release_owner' },
    states: {
      listed: {
        on: {
          'list_del(&peer->link)': step(
            'deleted',
            { group: ['looks also has {peer}', 'DEL {peer}'], entry: 'LIST_DEL' },
            { picks: ['owner'], facts },
          ),
          'list_del(&peer->link): the last of its group': step(
            'deleted',
            {
              group: ['looks only has {peer}', 'DEL {peer}'],
              list: 'DEL {owner}',
              entry: 'LIST_DEL',
            },
            { picks: ['owner'], facts },
          ),
        },
      },
      deleted: {
        on: {
          'kref_put(&peer->owner->kref)': step(
            to,
            { entry: ['looks owner is {owner}', 'CLEAR'], identity: 'PUT' },
            { picks: ['owner'], facts },
          ),
          'kref_put(&peer->owner->kref): kfree(owner)': step(
            to,
            { entry: ['looks owner is {owner}', 'CLEAR'], identity: 'PUT_LAST' },
            { picks: ['owner'], facts },
          ),
        },
      },
    },
  }) as const;
