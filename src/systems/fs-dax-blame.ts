import type { Seen } from '../model/rule.ts';
import type { Blame, Blamed } from '../model/system.ts';

/** Says which pins and entries keep an unmount or a truncate from finding the page idle. */
export const fsDaxBlame: Blame = (instances) => {
  const found: Blamed[] = [];
  for (const waiter of instances.filter(({ name }) => name === 'umount' || name === 'truncate')) {
    if (!waiter.is(waiter.name === 'umount' ? 'evict.asleep' : 'wait.asleep')) continue;
    const page = waiter.context['page'];
    const held = (heldBy: string): Blamed => ({
      waiter: waiter.name,
      waitsFor: `page${String(page)} to be idle`,
      heldBy,
    });
    const holders = instances.filter((one) => holds(one, page));
    found.push(...holders.map((one) => held(words(one))));
    if (holders.length === 0) found.push(held('nobody: the page is idle, and no wake-up has come'));
  }
  return found;
};

/** Whether an instance has a reference of the page. */
function holds(one: Seen, page: unknown): boolean {
  const { name, at, context } = one;
  if (name.startsWith('pin')) return context['page'] === page && one.is('pinned');
  if (name.startsWith('thread')) return context['page'] === page && one.is('insert');
  return name.startsWith('pte') && at['page'] === page && one.is('mapped');
}

function words(one: Seen): string {
  const { name, at } = one;
  if (name.startsWith('pte')) return `page table of process${at['process']}`;
  if (!name.startsWith('pin')) return `${name}, which is in a fault on it`;
  return `${name}, a pin of it${one.has('rest') ? ' (nothing obliges it to unpin)' : ''}`;
}
