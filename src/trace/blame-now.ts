import type { Blame, PageHeld } from '../schemas/blame.ts';
import type { Wait } from './holds.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import { releasedBy } from './released-by.ts';
import { nameOf } from './slice.ts';

/** Addresses that are printed for one group of pages. */
const SHOWN = 4;

/** Who keeps a pagemap from going away at this line; nothing when no page of it is held. */
export function blameNow(pagemap: RegisteredPagemap, line: number, why: Blame['why']): Blame[] {
  const { held, waits } = pagemap.holds;
  const wait = waits.findLast(({ to }) => to === undefined);
  if (held.size === 0 && !wait) return [];
  const pages = [...held.values()].map(({ page, from, by, doing }): PageHeld => ({
    page,
    ...(from !== undefined && { since: from }),
    ...(by !== undefined && { by }),
    ...(doing !== undefined && { in: doing }),
    released: releasedBy(pagemap.type, by),
  }));
  const freed = wait?.holds.filter(({ to }) => to !== undefined).length ?? 0;
  return [
    {
      line,
      why,
      pagemap: nameOf(pagemap),
      ...(wait && { waiting: waiting(wait) }),
      held: pages,
      freed,
      text: [stands(pagemap, wait), ...count(pages.length, freed), ...groups(pages)].join('; '),
    },
  ];
}

function waiting({ by, from, slept }: Wait): Blame['waiting'] & {} {
  return { by, since: from, ...(slept !== undefined && { asleep: slept }) };
}

function stands(pagemap: RegisteredPagemap, wait: Wait | undefined): string {
  if (!wait) return `${nameOf(pagemap)} is registered`;
  const asleep = wait.slept === undefined ? '' : `, asleep since line ${wait.slept}`;
  return `memunmap_pages of ${nameOf(pagemap)} by ${wait.by} waits since line ${wait.from}${asleep}`;
}

function count(pages: number, freed: number): string[] {
  if (pages === 0) return ['no page is held: it waits for an RCU grace period or for a lookup'];
  const still = freed === 0 ? '' : `, ${freed} of ${freed + pages} are freed: not enough`;
  return [`${pages} page${pages === 1 ? ' is' : 's are'} held${still}`];
}

/** The pages of one process and operation together. */
function groups(pages: readonly PageHeld[]): string[] {
  const byWhom = new Map<string, PageHeld[]>();
  for (const page of pages) {
    const whose =
      page.by === undefined
        ? 'in use before the log began'
        : `initialised by ${page.by}${page.in === undefined ? '' : ` in ${page.in}`}`;
    const group = byWhom.get(whose);
    if (group) group.push(page);
    else byWhom.set(whose, [page]);
  }
  return [...byWhom].map(([whose, group]) => {
    const since = group.flatMap((page) => page.since ?? []);
    const at = since.length === 0 ? '' : ` at ${span(since)}`;
    const names = group.slice(0, SHOWN).map(({ page }) => page);
    const more = group.length > SHOWN ? ` and ${group.length - SHOWN} more` : '';
    const released = group[0]!.released.join('; or by ');
    return `${whose}${at}: page ${names.join(' ')}${more}, released by ${released}`;
  });
}

function span(lines: readonly number[]): string {
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}
