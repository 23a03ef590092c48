import { allocationGate } from '../../machines/objects/owners/allocation-gate.ts';
import { interconnect } from '../../machines/objects/owners/interconnect.ts';
import { intervalNotifier } from '../../machines/objects/hmm/interval-notifier.ts';
import { mutex } from '../../machines/objects/locks/mutex.ts';
import { notifierSubscriptions } from '../../machines/objects/hmm/notifier-subscriptions.ts';
import { ownerIdentity } from '../../machines/objects/owners/owner-identity.ts';
import { ownerNumber } from '../../machines/objects/owners/owner-number.ts';
import { ownerWord } from '../../machines/objects/owners/owner-word.ts';
import { peerMapping } from '../../machines/objects/hmm/peer-mapping.ts';
import { pte } from '../../machines/objects/pages/pte.ts';
import { rcuReader } from '../../machines/objects/locks/rcu-domain.ts';
import { walkedPagemap } from '../../machines/objects/hmm/walked-pagemap.ts';
import type { Composer, Ref } from '../../model/composer.ts';
import { nodesOf } from '../../model/machine/state-nodes.ts';
import type { AnyThreadDef, StepMeta } from '../../model/thread-def.ts';
import type { OwnerParts } from './design.ts';

/** What of the surroundings may happen. */
interface Surroundings {
  /** The exporter, its first importer, and strangers that no interconnect ever leads to. */
  readonly devices: number;
  readonly pages: number;
  /** Whether the exporter may be unplugged. */
  readonly unplugs: boolean;
  /** Whether a way may come up, and whether it may go down then. */
  readonly ways: 'come-and-go' | 'come' | 'none';
}

/** Indices of threads that work on a page, call an importer back or have an owner at hand. */
interface At {
  readonly page?: number | undefined;
  readonly called?: number | undefined;
  readonly owner?: number | undefined;
  readonly old?: number | undefined;
}

/** One exporter, its memory in one process, and the devices that map it, under one design. */
export function ownersCore(
  c: Composer,
  design: OwnerParts,
  { devices, pages: P, unplugs, ways }: Surroundings,
): void {
  const importers = devices - 1;
  const each = Array.from({ length: importers }, (_, i) => i);
  const ptes = c.family('pte', P, pte, { ordered: true, index: 'page', startsIn: () => 'ram' });
  const subscriptions = c.object('subscriptions', notifierSubscriptions);
  const pgmap = c.object('pgmap', walkedPagemap);
  const owner = c.object('pgmap_owner', ownerWord);
  const words = c.family('peer_owner', devices, ownerWord, { ordered: true, index: 'device' });
  const links = c.family('interconnect', importers, interconnect, {
    ordered: true,
    index: 'importer',
  });
  const locks = c.family('notifier_lock', importers, mutex, { ordered: true, index: 'importer' });
  const readers = c.family('rcu', importers, rcuReader, { ordered: true, index: 'importer' });
  const perPage = <D>(make: (i: number) => readonly Ref<D>[]) => each.map(make);
  const notifiers = perPage((importer) =>
    c.family(`notifier${importer}.`, P, intervalNotifier, {
      ordered: true,
      index: 'page',
      at: { importer },
    }),
  );
  const mappings = perPage((importer) =>
    c.family(`mapping${importer}.`, P, peerMapping, {
      ordered: true,
      index: 'page',
      at: { importer },
    }),
  );
  const gate = c.object('gate', allocationGate);
  const deviceLock = c.object('device_lock', mutex);
  // An address for each device, and one more for what is allocated before another is freed.
  const values = devices + 1;
  const identities =
    design.owner === 'address'
      ? c.family('owner', values, ownerIdentity, { ordered: true, index: 'owner' })
      : [];
  const number =
    design.owner === 'number' && c.object('owner_number', ownerNumber, { input: { values } });
  const one = <D>(family: readonly Ref<D>[], at: number | undefined): Ref<D> =>
    family[at ?? 0] ?? family[0]!;
  const identity = ({ owner: i }: At) => one(identities, i);
  const names = {
    identity,
    lower: ({ owner: i = 0 }: At) => identities.slice(0, i),
    old: ({ old }: At) => one(identities, old),
    ...(number && { number }),
    link: links[0]!,
    owner,
  };
  const moves = {
    pte: ({ page }: At) => one(ptes, page),
    ptes,
    subscriptions,
    notifiers: ({ page = 0 }: At) => notifiers.map((of) => of[page]!),
    allNotifiers: notifiers.flat(),
    calledNotifier: ({ called = 0, page = 0 }: At) => notifiers[called]![page]!,
    calledLock: ({ called }: At) => one(locks, called),
    calledMapping: ({ called = 0, page = 0 }: At) => mappings[called]![page]!,
    calledOwner: ({ called = 0 }: At) => words[called + 1]!,
    pgmap,
    readers,
    gate,
    deviceLock,
  };
  const owners = design.owner === 'none' ? 0 : values;

  c.thread('process', design.process, { ...names, ...moves } as never, {
    input: { importers },
    picks: pickedIn(design.process, { page: P, eventOwner: values }),
  });
  c.thread(
    'exporter',
    design.exporter,
    { ...names, ...moves, word: words[0]!, otherWord: words[1]! } as never,
    {
      input: { importers, pages: P, ...(unplugs && { unplugs }) },
      picks: pickedIn(design.exporter, { owner: owners }),
    },
  );
  c.thread(
    'topology',
    design.topology,
    { ...names, ...moves, word: words[0]!, otherWord: words[1]! } as never,
    {
      input: {
        importers,
        pages: P,
        ...(ways !== 'none' && { comesUp: true }),
        ...(ways === 'come-and-go' && { goesDown: true }),
      },
      picks: pickedIn(design.topology, { owner: owners, old: owners }),
    },
  );
  for (const i of each) {
    c.thread(
      `importer${i}`,
      design.importer,
      {
        ...names,
        ...moves,
        link: links[i]!,
        word: words[i + 1]!,
        otherWord: words[0]!,
        notifier: ({ page = 0 }: At) => notifiers[i]![page]!,
        mapping: ({ page = 0 }: At) => mappings[i]![page]!,
        lock: locks[i]!,
        rcu: readers[i]!,
      } as never,
      {
        at: { importer: i },
        input: { importers },
        picks: pickedIn(design.importer, {
          page: P,
          owner: owners,
          own: values,
          eventOwner: values,
        }),
      },
    );
  }
}

/** The ranges of the indices that some step of the thread picks. */
function pickedIn(
  { machine }: AnyThreadDef,
  ranges: Readonly<Record<string, number>>,
): Record<string, number> {
  const picked = new Set(
    [...nodesOf(machine.root)].flatMap((node) =>
      [...node.transitions.values()].flatMap((candidates) =>
        candidates.flatMap(({ meta }) => (meta as StepMeta | undefined)?.picks ?? []),
      ),
    ),
  );
  return Object.fromEntries(Object.entries(ranges).filter(([index]) => picked.has(index)));
}
