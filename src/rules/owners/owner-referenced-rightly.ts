import { ownerIdentity } from '../../machines/objects/owners/owner-identity.ts';
import { violation } from '../../model/rule.ts';

/**
 * No reference of an owner is taken or put after it was freed (source:
 * drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_owner, facts K12).
 */
export const ownerReferencedRightly = violation({
  id: 'owner-referenced-rightly',
  sentence: 'no reference of an owner is taken or put after it was freed',
  source: 'drivers/gpu/drm/drm_pagemap_util.c: drm_pagemap_owner, facts K12',
  of: ownerIdentity,
  states: ['usedAfterFree'],
});
