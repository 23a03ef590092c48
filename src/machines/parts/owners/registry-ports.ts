import type { Every } from '../../../model/thread-def.ts';
import type { drmPagemapPeer } from '../../objects/owners/drm-pagemap-peer.ts';
import type { interconnect } from '../../objects/owners/interconnect.ts';
import type { mutex } from '../../objects/locks/mutex.ts';
import type { ownerGroup } from '../../objects/owners/owner-group.ts';
import type { ownerIdentity } from '../../objects/owners/owner-identity.ts';
import type { ownerList } from '../../objects/owners/owner-list.ts';
import type { ownerNumber } from '../../objects/owners/owner-number.ts';
import type { regroupRequest } from '../../objects/owners/regroup-request.ts';

/**
 * What everybody touches who joins or leaves a group. Its own index is `peer`; steps pick an `owner` and
 * the `members` of its group, as a mask of devices.
 */
export interface RegistryPorts {
  readonly lock: typeof mutex;
  readonly list: typeof ownerList;
  /** The group of the owner that is picked. */
  readonly group: typeof ownerGroup;
  /** What the owner that is picked counts with; none where owners are numbers. */
  readonly identity: Every<typeof ownerIdentity>;
  /** The addresses below the one that is picked: kmalloc takes the lowest that is free. */
  readonly lower: Every<typeof ownerIdentity>;
  /** The counter that owners come from; none where they are addresses. */
  readonly number: Every<typeof ownerNumber>;
  /** The ways from the device of the peer to each of the members. */
  readonly links: Every<typeof interconnect>;
  readonly entry: typeof drmPagemapPeer;
  /** Work that looks at the groups anew; none where an owner is for good. */
  readonly regroup: Every<typeof regroupRequest>;
}

/** What a thread needs to know of itself to take part. */
export interface RegistryContext {
  readonly peer?: number;
  readonly device?: number;
  readonly owner?: number;
  readonly members?: number;
}
