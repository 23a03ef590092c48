import type { FindingOf, PageHolder, UnregisterWait } from '../../schemas/log-finding.ts';
import { isAllocation, type Hold, type Wait } from '../link/holds.ts';
import { PCI_P2PDMA, PRIVATE } from '../kernel/memory-types.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import { nameOf } from '../link/slice.ts';
import { lineSpan } from './line-span.ts';
import { mayHoldUnseen } from './unseen.ts';

/** What holds pages of a type; a device-private page cannot be pinned. */
const HOLDS: Readonly<Record<number, string>> = {
  [PRIVATE]: 'page-table entries',
  [PCI_P2PDMA]: 'mappings, requests or allocations',
};

/** The driver's own functions that are told of when they run while its unregister waits. */
const AT_WORK = ['drv_migrate_to_ram', 'drv_page_free'];

/** Every wait of memunmap_pages, with the pages in use when it begins or while it lasts; without holders it is the grace period. */
export function waitsOf(pagemap: RegisteredPagemap): FindingOf<'wait'>[] {
  const object = nameOf(pagemap);
  return pagemap.holds.waits.map((wait) => ({
    kind: 'wait',
    line: wait.from,
    object,
    facts: factsOf(pagemap, wait),
  }));
}

function factsOf(pagemap: RegisteredPagemap, wait: Wait): UnregisterWait {
  const { by, to, fromSeconds, toSeconds, slept, driver } = wait;
  const held = wait.holds.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const isUnseen = to === undefined && mayHoldUnseen(pagemap);
  const freed = held.filter(isFreed).toSorted((a, b) => a.to - b.to);
  const isAll = held.length > 0 && freed.length === held.length && !isUnseen;
  const lines = lineSpan(freed.map((one) => one.to));
  const last = isAll ? freed.at(-1) : undefined;
  const before = lineSpan(freed.slice(0, -1).map((one) => one.to));
  const atWork = AT_WORK.flatMap((name) => {
    const times = driver.get(name);
    return times === undefined ? [] : [[name, times] as const];
  });
  const byWhom = [...new Set(held.map((one) => one.by))];
  return {
    by,
    ...(to !== undefined && { to }),
    ...(toSeconds !== undefined && { seconds: toSeconds - fromSeconds }),
    ...(slept !== undefined && { asleep: slept }),
    ...inNumbers(held),
    ...(isUnseen && { mayBeMore: true }),
    freed: { count: freed.length, ...(lines && { lines }) },
    ...(last && {
      last: { by: last.freedBy ?? '', line: last.to, ...(before && { before }) },
    }),
    driver: Object.fromEntries(atWork),
    holders: byWhom.map((who) =>
      holder(
        pagemap,
        who,
        held.filter((one) => one.by === who),
      ),
    ),
  };
}

function holder(
  { type, users }: RegisteredPagemap,
  by: string | undefined,
  pages: readonly Hold[],
): PageHolder {
  // Which page of a mapping is which is not told.
  const mappers = type === PCI_P2PDMA && by === undefined ? users.mappers() : [];
  const born = lineSpan(pages.flatMap(({ from }) => from ?? []));
  const freed = lineSpan(pages.filter(isFreed).map(({ to }) => to));
  return {
    how: (type !== undefined && HOLDS[type]) || 'page-table entries or pins',
    ...(by !== undefined && { by }),
    ...(mappers.length > 0 && { mappers }),
    ...inNumbers(pages),
    ...(born && { born }),
    ...(freed && { freed }),
  };
}

function inNumbers(held: readonly Hold[]): Pick<PageHolder, 'pages' | 'allocations'> {
  const allocations = held.filter(isAllocation).length;
  return { pages: held.length - allocations, allocations };
}

function isFreed(hold: Hold): hold is Hold & { readonly to: number } {
  return hold.to !== undefined;
}
