import { replaceStep } from '../../model/changes/change.ts';
import { duty } from '../../model/duty.ts';

const unlocked = (what: 'join' | 'split', before: string) => [
  replaceStep(
    'peer_topology',
    `${what}.lock`,
    `mutex_lock: ${what}`,
    { target: 'store', ports: { deviceLock: 'LOCK' } },
    { target: 'store' },
    `no mutex_lock: ${what}`,
  ),
  replaceStep(
    'peer_topology',
    `${what}.unlock`,
    what === 'join' ? 'mutex_unlock: joined' : 'mutex_unlock: split',
    { target: before, ports: { deviceLock: 'UNLOCK' } },
    { target: before, actions: 'forget' },
    `no mutex_unlock: ${what}`,
  ),
];

/**
 * The owner of a pagemap is changed under the lock that its release takes (source: facts E2 O2;
 * drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_owner_list).
 */
export const changesOwnerUnderLock = duty({
  id: 'changes-owner-under-lock',
  sentence: 'the owner of a pagemap is changed under the lock that its release takes',
  whose: 'core',
  source: 'facts E2 O2; drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_owner_list',
  dropped: [...unlocked('join', '#peer_topology.stable'), ...unlocked('split', 'down')],
});
