import { isAllocation, type Hold, type Wait } from '../link/holds.ts';
import { PCI_P2PDMA, PRIVATE } from '../kernel/memory-types.ts';
import { lineSpan } from '../log/line-span.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import { nameOf } from '../link/slice.ts';
import { mayHoldUnseen } from './unseen.ts';

/** A wait of memunmap_pages, and who kept it waiting; without holders it is the grace period. */
export interface WaitInWords {
  readonly line: number;
  readonly text: string;
  readonly holders: readonly string[];
}

/** What holds pages of a type; a device-private page cannot be pinned. */
const HOLDS: Readonly<Record<number, string>> = {
  [PRIVATE]: 'page-table entries',
  [PCI_P2PDMA]: 'mappings, requests or allocations',
};

/** Every wait for a pagemap, with the pages in use when it begins or while it lasts. */
export function waitsOf(pagemap: RegisteredPagemap): WaitInWords[] {
  return pagemap.holds.waits.map((wait) => waitInWords(pagemap, wait));
}

function waitInWords(pagemap: RegisteredPagemap, wait: Wait): WaitInWords {
  const held = wait.holds.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const waits = `memunmap_pages by ${wait.by} waits ${interval(wait)} for`;
  const line = wait.from;
  const isUnseen = wait.to === undefined && mayHoldUnseen(pagemap);
  if (held.length === 0) {
    const none = isUnseen ? 'pages that the log does not show' : 'no page (an RCU grace period)';
    return { line, text: `${waits} ${none}`, holders: [] };
  }
  const text = [
    `${waits} ${inNumbers(held)}${isUnseen ? ' or more' : ''} of ${nameOf(pagemap)}`,
    ...lastOf(held, isUnseen),
    ...driverAtWork(wait),
  ].join('; ');
  const holders = [...new Set(held.map(({ by }) => by))].map((by) =>
    holder(
      pagemap,
      by,
      held.filter((hold) => hold.by === by),
    ),
  );
  return { line, text, holders };
}

function interval({ from, to, fromSeconds, toSeconds, slept }: Wait): string {
  const asleep = slept === undefined ? [] : [`asleep since line ${slept}`];
  if (to === undefined || toSeconds === undefined) {
    return [`from line ${from} to the end of the log`, ...asleep.map((told) => `(${told})`)].join(
      ' ',
    );
  }
  const seconds = `${(toSeconds - fromSeconds).toFixed(3)} s`;
  return `from line ${from} to line ${to} (${[seconds, ...asleep].join(', ')})`;
}

/** How the wait ends: all but one freed are not enough. */
function lastOf(held: readonly Hold[], isUnseen: boolean): string[] {
  const freed = held.filter(({ to }) => to !== undefined).toSorted((a, b) => a.to! - b.to!);
  const left = held.length - freed.length;
  const lines = (some: readonly Hold[]): string => lineSpan(some.map(({ to }) => to!));
  if (left > 0) {
    return freed.length === 0
      ? ['none of them is freed']
      : [`${freed.length} of ${held.length} are freed (${lines(freed)}): not enough`];
  }
  if (isUnseen) return [`these are freed (${lines(freed)}): not enough`];
  const last = freed.at(-1)!;
  const end = `the last is freed by ${last.freedBy} at line ${last.to}`;
  if (held.length === 1) return [end];
  return [
    `${held.length - 1} of ${held.length} are freed at ${lines(freed.slice(0, -1))}: not enough`,
    end,
  ];
}

/** The driver's own functions that run while its unregistering waits. */
function driverAtWork({ driver }: Wait): string[] {
  const runs = ['drv_migrate_to_ram', 'drv_page_free'].flatMap((name) => {
    const times = driver.get(name);
    return times === undefined ? [] : [`${name} ${count(times, 'time')}`];
  });
  return runs.length === 0 ? [] : [`meanwhile the driver runs ${runs.join(' and ')}`];
}

function holder(
  { type, users }: RegisteredPagemap,
  by: string | undefined,
  pages: readonly Hold[],
): string {
  const how = (type !== undefined && HOLDS[type]) || 'page-table entries or pins';
  const freed = pages.flatMap(({ to }) => (to === undefined ? [] : [to]));
  // Which page of a mapping is which is not told.
  const mappers = type === PCI_P2PDMA ? users.names() : [];
  const unknown = 'whoever initialised them before the log began';
  const who = by ?? (mappers.length > 0 ? mappers.join(' or ') : unknown);
  const born = pages.flatMap(({ from }) => (from === undefined ? [] : [from]));
  return [
    `${how} of ${who}: ${inNumbers(pages)}`,
    ...(born.length > 0
      ? [`${isAllocation(pages[0]!) ? 'allocated' : 'initialised'} at ${lineSpan(born)}`]
      : []),
    freed.length === 0 ? 'never freed' : `freed at ${lineSpan(freed)}`,
  ].join(', ');
}

/** Pages, and allocations of drivers, which are held as one each. */
function inNumbers(held: readonly Hold[]): string {
  const allocations = held.filter(isAllocation).length;
  const pages = held.length - allocations;
  return [
    ...(pages > 0 ? [count(pages, 'page')] : []),
    ...(allocations > 0 ? [count(allocations, 'allocation')] : []),
  ].join(' and ');
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
