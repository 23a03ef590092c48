import { pairOf, pairsOf } from '../../machines/objects/owners/device-pairs.ts';
import { drmPagemapPeer } from '../../machines/objects/owners/drm-pagemap-peer.ts';
import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { mutex } from '../../machines/objects/locks/mutex.ts';
import { ownerGroup, PEERS_OF_DEVICE } from '../../machines/objects/owners/owner-group.ts';
import { ownerIdentity } from '../../machines/objects/owners/owner-identity.ts';
import { ownerList } from '../../machines/objects/owners/owner-list.ts';
import { ownerNumber } from '../../machines/objects/owners/owner-number.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { regroupRequest } from '../../machines/objects/owners/regroup-request.ts';
import { linkTopology } from '../../machines/threads/owners/link-topology.ts';
import { regroupWork } from '../../machines/threads/owners/regroup-work.ts';
import { svmPagemap } from '../../machines/threads/owners/svm-pagemap.ts';
import { svmVm } from '../../machines/threads/owners/svm-vm.ts';
import type { Composer } from '../../model/composer.ts';
import type { RegistryDesign } from './design.ts';
import { linkGraphsOf } from './link-graphs.ts';

interface Arrangement {
  readonly devices: number;
  /** How many devices, from the first, may go again. */
  readonly leavers: number;
  /** How many values the counter has, where owners are numbers. */
  readonly values: number;
}

/** Devices with their VMs and pagemaps, the list on which these are grouped, and what changes the links. */
export function ownerRegistryParts(
  c: Composer,
  { devices, leavers, values }: Arrangement,
  design: RegistryDesign,
): void {
  const count = devices * PEERS_OF_DEVICE;
  const owners = design.numbers ? values : count;
  const lock = c.object('owner_list->lock', mutex);
  const list = c.object('owner_list', ownerList);
  const ordered = { ordered: true };
  const links = c.family('link', pairsOf(devices).length, interconnect, ordered);
  const groups = c.family('group', owners, ownerGroup, { index: 'owner', ...ordered });
  const identities = design.numbers
    ? []
    : c.family('owner', owners, ownerIdentity, { index: 'owner', ...ordered });
  const number = design.numbers ? [c.object('next_owner', ownerNumber, { input: { values } })] : [];
  const entries = c.family('peer', count, drmPagemapPeer, { index: 'peer', ...ordered });
  const words = c.family('pgmap', devices, ownerWord, { index: 'device', ...ordered });
  const regroup = c.object('regroup', regroupRequest);
  const works = design.regroups ? [regroup] : [];

  const device = (peer: number): number => Math.floor(peer / PEERS_OF_DEVICE);
  const linksTo = (from: number, members: number) =>
    Array.from({ length: devices }, (_, to) => to)
      .filter((to) => to !== from && ((members >> to) & 1) === 1)
      .map((to) => links[pairOf(devices, from, to)]!);
  const identityOf = (owner: number) => identities.slice(owner, owner + 1);
  const registry = {
    lock,
    list,
    number,
    group: ({ owner }: { owner?: number | undefined }) => groups[owner!]!,
    identity: ({ owner }: { owner?: number | undefined }) => identityOf(owner!),
    lower: ({ owner }: { owner?: number | undefined }) => identities.slice(0, owner),
    links: ({ peer, members }: { peer?: number | undefined; members?: number | undefined }) =>
      linksTo(device(peer!), members!),
    entry: ({ peer }: { peer?: number | undefined }) => entries[peer!]!,
    regroup: works,
  };
  const picks = { owner: owners, members: 1 << devices };

  const { graphs, cliques } = linkGraphsOf(devices, leavers);
  c.thread(
    'topology',
    linkTopology,
    {
      list,
      regroup: works,
      there: ({ graph }) => links.filter((_, pair) => graphs[graph!]![pair]),
      ways: ({ graph, gone }) =>
        links.filter(
          (_, pair) => graphs[graph!]![pair]! && pairsOf(devices)[pair]!.includes(gone!),
        ),
    },
    { picks: { graph: graphs.length, gone: devices }, input: { cliques } },
  );
  for (let d = 0; d < devices; d++) {
    const goes = d < leavers;
    if (design.vmsArePeers)
      c.thread(`vm${d}`, svmVm, registry, {
        at: { device: d, peer: d * PEERS_OF_DEVICE },
        picks,
        family: 'vm',
        input: { goes },
      });
    c.thread(
      `pagemap${d}`,
      svmPagemap,
      { ...registry, word: words[d]! },
      {
        at: { device: d, peer: d * PEERS_OF_DEVICE + 1 },
        picks,
        family: 'pagemap',
        input: { goes },
      },
    );
  }
  if (design.regroups)
    c.thread(
      'worker',
      regroupWork,
      {
        ...registry,
        work: regroup,
        word: ({ peer }) => (peer % PEERS_OF_DEVICE === 1 ? [words[device(peer)]!] : []),
        oldGroup: ({ old }) => groups[old!]!,
        oldIdentity: ({ old }) => identityOf(old!),
      },
      { picks: { ...picks, old: owners }, input: { peers: count } },
    );
}
