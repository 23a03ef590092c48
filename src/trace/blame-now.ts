import type { RegisteredPagemap } from './registered-pagemap.ts';
import type { Blame, PageHeld } from './page-held.ts';
import { releasedBy } from './released-by.ts';
import { nameOf } from './slice.ts';

/** Who keeps a pagemap from going away at this line; nothing when no page of it is held. */
export function blameNow(pagemap: RegisteredPagemap, line: number): Blame[] {
  const { held, waits } = pagemap.holds;
  const wait = waits.findLast(({ to }) => to === undefined);
  if (held.size === 0 && !wait) return [];
  const pages = [...held.values()].map(({ page, from, by, doing }): PageHeld => ({
    page,
    ...(from !== undefined && { since: from }),
    ...(by !== undefined && { by }),
    ...(doing !== undefined && { in: doing }),
  }));
  const freed = wait?.holds.filter(({ to }) => to !== undefined).length ?? 0;
  const released = pages.length === 0 ? [] : releasedBy(pagemap.type);
  return [
    {
      line,
      pagemap: nameOf(pagemap),
      ...(wait && {
        waiting: {
          by: wait.by,
          since: wait.from,
          ...(wait.slept !== undefined && { asleep: wait.slept }),
        },
      }),
      held: pages,
      freed,
      released,
      text: inWords(pagemap, pages, freed, released),
    },
  ];
}

function inWords(
  pagemap: RegisteredPagemap,
  pages: readonly PageHeld[],
  freed: number,
  released: readonly string[],
): string {
  const wait = pagemap.holds.waits.findLast(({ to }) => to === undefined);
  const asleep = wait?.slept === undefined ? '' : `, asleep since line ${wait.slept}`;
  const who = wait
    ? `memunmap_pages of ${nameOf(pagemap)} by ${wait.by} waits since line ${wait.from}${asleep}`
    : `${nameOf(pagemap)} is registered`;
  if (pages.length === 0) return `${who}; no page is held: it waits for an RCU grace period`;
  const still = freed === 0 ? '' : `, ${freed} of ${freed + pages.length} are freed: not enough`;
  const n = `${pages.length} page${pages.length === 1 ? ' is' : 's are'} held`;
  const released_by = `each is released by ${released.join(', or by ')}`;
  return [`${who}; ${n}${still}`, ...groups(pages), released_by].join('; ');
}

/** The pages of one process and operation together. */
function groups(pages: readonly PageHeld[]): string[] {
  const by = new Map<string, PageHeld[]>();
  for (const page of pages) {
    const whose =
      page.by === undefined
        ? 'initialised before the log began'
        : `initialised by ${page.by}${page.in === undefined ? '' : ` in ${page.in}`}`;
    const group = by.get(whose);
    if (group) group.push(page);
    else by.set(whose, [page]);
  }
  return [...by].map(([whose, group]) => {
    const since = group.flatMap((page) => page.since ?? []);
    const at = since.length === 0 ? '' : ` at ${span(since)}`;
    const names = group.slice(0, SHOWN).map(({ page }) => page);
    const more = group.length > SHOWN ? ` and ${group.length - SHOWN} more` : '';
    return `${whose}${at}: ${names.join(' ')}${more}`;
  });
}

/** Addresses that are printed for one group. */
const SHOWN = 4;

function span(lines: readonly number[]): string {
  const first = Math.min(...lines);
  const last = Math.max(...lines);
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
