import { ownerList } from '../../machines/objects/owners/owner-list.ts';
import { violation } from '../../model/rule.ts';

/**
 * A walk over the list of owners never stands where nothing is (source:
 * drivers/gpu/drm/drm_pagemap_util.c).
 */
export const ownerListWalkedUnderLock = violation({
  id: 'owner-list-walked-under-lock',
  sentence: 'a walk over the list of owners never stands where nothing is',
  source: 'drivers/gpu/drm/drm_pagemap_util.c',
  of: ownerList,
  states: ['walkedWithoutLock'],
});
