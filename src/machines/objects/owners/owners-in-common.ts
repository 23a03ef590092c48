import { pairOf } from './device-pairs.ts';
import { PEERS_OF_DEVICE } from './owner-group.ts';
import type { Seen } from '../../../model/rule.ts';

/** States of an interconnect in which DMA comes through. */
const CARRIES = ['up', 'leaving', 'refused'];

/** An instance, whatever it keeps. */
type Any = Pick<Seen, 'is' | 'has' | 'at'>;

interface Owning extends Any {
  readonly context: { readonly owner?: number | undefined };
}

/** Somebody with an owner to compare. */
export interface Owned {
  readonly device: number;
  readonly owner: number;
}

/** Whether DMA from one device comes to the memory of the other. */
export function reaches(links: readonly Any[], devices: number, a: number, b: number): boolean {
  return a === b || CARRIES.some((state) => links[pairOf(devices, a, b)]!.is(state));
}

/** The VMs and pagemaps that have an owner. */
export function ownedPeers(peers: readonly Owning[]): Owned[] {
  return peers.flatMap(({ at, context: { owner } }) =>
    owner === undefined ? [] : [{ device: Math.floor(at['peer']! / PEERS_OF_DEVICE), owner }],
  );
}

/** The owners that walks over page tables meet: those of pagemaps that may have pages in use. */
export function ownedWords(words: readonly Owning[], pagemaps: readonly Any[]): Owned[] {
  return pagemaps.flatMap((pagemap) => {
    const device = pagemap.at['device']!;
    const { owner } = words[device]!.context;
    return owner === undefined || !pagemap.has('mapped') ? [] : [{ device, owner }];
  });
}

/** Whether nothing is under way that changes an owner: nobody holds the lock, no group is to be looked at anew. */
export function settled({
  lock,
  request,
  topology,
}: {
  readonly lock: Any;
  readonly request: Any;
  readonly topology: Any;
}): boolean {
  return lock.is('unlocked') && request.is('idle') && topology.has('plugged');
}
