import { coverDevicesShareOwner } from '../rules/cover/owners/devices-share-owner.ts';
import { linksAreNotLost } from '../duties/owners/links-are-not-lost.ts';
import { linksComeBeforeProbe } from '../duties/owners/links-come-before-probe.ts';
import { linksFormCliques } from '../duties/owners/links-form-cliques.ts';
import { linksStayWhileOwned } from '../duties/owners/links-stay-while-owned.ts';
import { mutexUnlockedByHolder } from '../rules/locks/mutex-unlocked-by-holder.ts';
import { noDeadlock } from '../rules/locks/no-deadlock.ts';
import { ownerGroupListsOnce } from '../rules/owners/owner-group-lists-once.ts';
import { ownerListWalkedUnderLock } from '../rules/owners/owner-list-walked-under-lock.ts';
import { ownerNotUsedAfterFree } from '../rules/owners/owner-not-used-after-free.ts';
import { ownerOutlivesRegistration } from '../rules/owners/owner-outlives-registration.ts';
import { ownerReferencesBalanced } from '../rules/owners/owner-references-balanced.ts';
import { registryDesigns } from './owner-registry/designs.ts';
import { ownerRegistryParts } from './owner-registry/parts.ts';
import { pagesKeepTheirOwner } from '../duties/owners/pages-keep-their-owner.ts';
import { peerListedOnce } from '../rules/owners/peer-listed-once.ts';
import { reachMeansSameOwner } from '../rules/owners/reach-means-same-owner.ts';
import { releasesOwnerAfterMemunmap } from '../duties/owners/releases-owner-after-memunmap.ts';
import { releasesOwnerOnError } from '../duties/owners/releases-owner-on-error.ts';
import { releasesOwnerOnce } from '../duties/owners/releases-owner-once.ts';
import { sameOwnerMeansReach } from '../rules/owners/same-owner-means-reach.ts';
import { splitIsNoticed } from '../rules/owners/split-is-noticed.ts';
import { system } from '../model/system.ts';
import { vmAgreesWithOwnPagemap } from '../rules/owners/vm-agrees-with-own-pagemap.ts';

/**
 * Which owner a device gets that probes, judged by itself: nothing is mapped here, and what the equality of
 * owners is good for is the question of the system `owners`.
 */
export const ownerRegistrySystem = system({
  id: 'owner-registry',
  about:
    'Do devices that reach each other find one owner, and others none in common, in whatever order they probe and leave?',
  sizes: {
    devices: { unit: 'devices, each with a VM and a pagemap', default: 3, min: 2, max: 4 },
    leavers: { unit: 'devices whose VM and pagemap go again', default: 3, min: 0, max: 4 },
  },
  choices: [registryDesigns],
  rules: [
    sameOwnerMeansReach,
    splitIsNoticed,
    reachMeansSameOwner,
    vmAgreesWithOwnPagemap,
    ownerOutlivesRegistration,
    ownerReferencesBalanced,
    ownerNotUsedAfterFree,
    peerListedOnce,
    ownerGroupListsOnce,
    ownerListWalkedUnderLock,
    mutexUnlockedByHolder,
    noDeadlock,
    coverDevicesShareOwner,
  ],
  duties: [
    linksFormCliques,
    linksComeBeforeProbe,
    linksStayWhileOwned,
    linksAreNotLost,
    releasesOwnerAfterMemunmap,
    pagesKeepTheirOwner,
    releasesOwnerOnError,
    releasesOwnerOnce,
  ],
  notModelled: [
    'mappings: equal owners of devices that do not reach each other do harm only where something is mapped, see owners',
    'an interconnect of one direction: has_interconnect is symmetric by its own description',
    'more than one change of the interconnects, and one that leaves a device a part of its own',
    'kmalloc of an owner fails; it takes the lowest address that is free',
    'two VMs of one device',
    'graphs of devices that are another graph with the devices renamed',
  ],
  compose(c, { devices = 3, leavers = 3, values = 0 }) {
    ownerRegistryParts(
      c,
      { devices, leavers: Math.min(devices, leavers), values },
      c.chosen(registryDesigns),
    );
  },
});
