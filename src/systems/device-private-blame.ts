import type { Seen } from '../model/rule.ts';
import type { Blame, Blamed } from '../model/system.ts';

/**
 * Says who keeps memunmap_pages waiting: which page is still allocated, and who has it. It knows the
 * instances of `devicePrivateCore` by their names.
 */
export const devicePrivateBlame: Blame = (instances) => {
  const named = (form: RegExp): Seen[] => instances.filter(({ name }) => form.test(name));
  const [pgmap] = named(/^pgmap$/);
  const [done] = named(/^done$/);
  if (pgmap?.is('dying') !== true || done?.is('pending') !== true) return [];
  const held = (heldBy: string): Blamed => ({
    waiter: 'memunmap_pages',
    waitsFor: 'the last reference of the pagemap',
    heldBy,
  });
  const found: Blamed[] = [];
  for (const { name, at } of named(/^page\d+$/).filter((page) => page.is('allocated'))) {
    const mapped = named(/^pte\d+\.\d+$/).filter(
      (pte) =>
        pte.at['page'] === at['page'] && (pte.is('device private') || pte.is('device coherent')),
    );
    for (const pte of mapped)
      found.push(held(`${name} <- page table of process${pte.at['process']}${restOf(pte, named)}`));
    const pins = named(/^pin\d+$/).filter(
      (pin) => pin.is('pinned') && pin.context['page'] === at['page'],
    );
    for (const pin of pins)
      found.push(
        held(
          `${name} <- a pin of process${pin.at['process']}${pin.has('rest') ? ' (nothing obliges it to unpin)' : ''}`,
        ),
      );
    const working = instances.filter(
      (thread) =>
        thread.context['page'] === at['page'] && !thread.has('rest') && !pins.includes(thread),
    );
    for (const thread of working) found.push(held(`${name} <- ${thread.name}, which works on it`));
  }
  if (found.length > 0) return found;
  const count = foreign(named);
  return count > 0
    ? [held(`${count} that no page accounts for: somebody has got the pagemap and not put it`)]
    : [];
};

/** How many references there are beside the initial one and the one of the switch to atomic. */
function foreign(named: (form: RegExp) => Seen[]): number {
  const [ref] = named(/^ref$/);
  const [rcu] = named(/^rcu$/);
  if (!ref || ref.has('violation')) return 0;
  const initial = ref.is('counted.dead') || ref.is('counted.atomic') ? 1 : 0;
  const ofSwitch = ref.is('counted.dead') || rcu?.is('over') || rcu?.is('release') ? 0 : 1;
  return Number(ref.context['count'] ?? 0) - initial - ofSwitch;
}

/** Why the process need not give the page back. */
function restOf(pte: Seen, named: (form: RegExp) => Seen[]): string {
  const u = pte.at['process'];
  const threads = named(new RegExp(`^(process${u}|thread${u}(\\.\\d+)?)$`));
  return threads.every((thread) => thread.has('rest'))
    ? ' (nothing obliges it to fault, unmap or exit)'
    : '';
}
