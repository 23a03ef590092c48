import { steps } from '../../../model/thread.ts';
import type { AcquireOwnerPorts, OwnerKind } from './acquire-owner.ts';

const step = steps<AcquireOwnerPorts>();

/**
 * A peer gives its owner back: it is no member any more, and the last member frees the owner. What a pagemap
 * has in its own word stays there.
 *
 * @param to where the thread goes on
 */
export const releaseOwner = (kind: OwnerKind, to: string) => ({
  tags: 'withdrawing',
  meta: { source: 'drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_release_owner', facts: 'E2 O8' },
  on: giveBack(kind, to),
});

function giveBack(kind: OwnerKind, to: string) {
  const word = ['looks owner is {owner}', 'FORGET'] as const;
  const how = { picks: ['owner'], facts: 'E2 O8' };
  return kind === 'address'
    ? {
        release_owner: step(to, { word, identity: 'PUT' }, how),
        'release_owner (last): kfree': step(to, { word, identity: 'PUT_LAST' }, how),
      }
    : { release_owner: step(to, { word }, how) };
}
