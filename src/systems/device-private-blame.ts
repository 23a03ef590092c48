import type { Seen } from '../model/rule.ts';
import type { Blame, Blamed } from '../model/system.ts';

/**
 * Says who keeps memunmap_pages waiting, or an eviction from ending: which page is still allocated, and
 * who has it. It knows the instances of `devicePrivateCore` by their names.
 */
export const devicePrivateBlame: Blame = (instances) => [
  ...unregisterBlame(instances),
  ...instances.filter(isEvicting).flatMap((evictor) => evictionBlame(instances, evictor)),
];

function unregisterBlame(instances: readonly Seen[]): Blamed[] {
  const [pgmap] = named(instances, /^pgmap$/);
  const [done] = named(instances, /^done$/);
  if (pgmap?.is('dying') !== true || done?.is('pending') !== true) return [];
  const found = holdersOfPages(instances);
  const count = found.length > 0 ? 0 : foreign(instances);
  const unknown =
    count > 0
      ? [
          `${count === 1 ? 'a reference' : `${count} references`} that no page accounts for: somebody has got the pagemap and not put it`,
        ]
      : [];
  return [...found, ...unknown].map((heldBy) => ({
    waiter: 'memunmap_pages',
    waitsFor: 'the last reference of the pagemap',
    heldBy,
  }));
}

function evictionBlame(instances: readonly Seen[], evictor: Seen): Blamed[] {
  const [engine] = named(instances, /^engine$/);
  const copies =
    engine?.is('stopped') === true ? ' (none can be moved: the copy engine is stopped)' : '';
  const closes = evictor.name.startsWith('process');
  return holdersOfPages(instances, evictor).map((heldBy) => ({
    waiter: closes ? `release() of ${evictor.name}` : `the eviction by ${evictor.name}`,
    waitsFor: `every page to be free${copies}`,
    heldBy,
  }));
}

/** Whoever evicts until empty, or a process that closes the device file. */
function isEvicting(one: Seen): boolean {
  if (one.has('evicting')) return true;
  return /^process\d+$/.test(one.name) && JSON.stringify(one.value).includes('"close"');
}

/** Each page that is allocated with who has it; who waits for the page does not count. */
function holdersOfPages(instances: readonly Seen[], waiter?: Seen): string[] {
  const pages = named(instances, /^page\d+$/).filter((page) => page.is('allocated'));
  return pages.flatMap(({ name, at }) => {
    const mapped = named(instances, /^pte\d+\.\d+$/).filter(
      (pte) =>
        pte.at['page'] === at['page'] && (pte.is('device private') || pte.is('device coherent')),
    );
    const pins = named(instances, /^pin\d+$/).filter(
      (pin) => pin.is('pinned') && pin.context['page'] === at['page'],
    );
    const working = instances.filter(
      (thread) =>
        thread !== waiter &&
        thread.context['page'] === at['page'] &&
        !thread.has('rest') &&
        !pins.includes(thread),
    );
    return [
      ...mapped.map(
        (pte) => `${name} <- page table of process${pte.at['process']}${restOf(pte, instances)}`,
      ),
      ...pins.map(
        (pin) =>
          `${name} <- a pin of process${pin.at['process']}${pin.has('rest') ? ' (nothing obliges it to unpin)' : ''}`,
      ),
      ...working.map((thread) => `${name} <- ${thread.name}, which works on it`),
    ];
  });
}

/** How many references there are beside the initial one and the one of the switch to atomic. */
function foreign(instances: readonly Seen[]): number {
  const [ref] = named(instances, /^ref$/);
  const [rcu] = named(instances, /^rcu$/);
  if (!ref || ref.has('violation')) return 0;
  const initial = ref.is('counted.dead') || ref.is('counted.atomic') ? 1 : 0;
  const ofSwitch = ref.is('counted.dead') || rcu?.is('over') || rcu?.is('release') ? 0 : 1;
  return Number(ref.context['count'] ?? 0) - initial - ofSwitch;
}

/** Why the process need not give the page back. */
function restOf(pte: Seen, instances: readonly Seen[]): string {
  const u = pte.at['process'];
  const threads = named(instances, new RegExp(`^(process${u}|thread${u}(\\.\\d+)?)$`));
  return threads.every((thread) => thread.has('rest'))
    ? ' (nothing obliges it to fault, unmap or exit)'
    : '';
}

function named(instances: readonly Seen[], form: RegExp): Seen[] {
  return instances.filter(({ name }) => form.test(name));
}
