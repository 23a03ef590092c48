import { drmPagemapPeer } from '../../machines/objects/owners/drm-pagemap-peer.ts';
import { mutex } from '../../machines/objects/locks/mutex.ts';
import { ownerIdentity } from '../../machines/objects/owners/owner-identity.ts';
import { all, invariant, one } from '../../model/rule.ts';

/**
 * An owner has one reference for each peer on the list that has it, and is freed with the last
 * (source: drivers/gpu/drm/drm_pagemap_util.c).
 */
export const ownerReferencesBalanced = invariant({
  id: 'owner-references-balanced',
  sentence:
    'an owner has one reference for each peer on the list that has it, and is freed with the last',
  source: 'drivers/gpu/drm/drm_pagemap_util.c',
  mayLack: ['refs', 'owner'],
  over: { peers: all(drmPagemapPeer), identities: all(ownerIdentity), lock: one(mutex) },
  asymmetric: true,
  holds: ({ peers, identities, lock }) =>
    !lock.is('unlocked') ||
    identities.every(
      (identity, owner) =>
        identity.has('violation') ||
        (identity.context.refs ?? 0) ===
          peers.filter((peer) => peer.is('listed') && peer.context.owner === owner).length,
    ),
});
