import { ownerGroup } from '../../machines/objects/owners/owner-group.ts';
import { violation } from '../../model/rule.ts';

/** A peer stands in the group of its owner once (source: drivers/gpu/drm/drm_pagemap_util.c). */
export const ownerGroupListsOnce = violation({
  id: 'owner-group-lists-once',
  sentence: 'a peer stands in the group of its owner once',
  source: 'drivers/gpu/drm/drm_pagemap_util.c',
  of: ownerGroup,
  states: {
    addedTwice: 'a peer is added to the group of its owner once',
    deletedTwice: 'a peer is taken out of the group that it stands in',
  },
});
