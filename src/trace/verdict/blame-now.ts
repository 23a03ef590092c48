import type { Blame, PageHeld } from '../../schemas/blame.ts';
import type { LayoutWait } from '../link/dax-users.ts';
import { isAllocation, type Wait } from '../link/holds.ts';
import { lineSpan } from '../log/line-span.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import { allocationReleasedBy, releasedBy, usersReleasedBy } from './released-by.ts';
import { nameOf } from '../link/slice.ts';
import { mayHoldUnseen } from './unseen.ts';

/** Addresses that are printed for one group of pages. */
const SHOWN = 4;

/** Whoever begins to record when rmmod hangs has not seen the pages that it waits for. */
const UNSEEN =
  'which pages were in use before the log began is not known: record from before the driver registers';

/** Who keeps a pagemap from going away at this line; nothing when nobody has any of it. */
export function blameNow(pagemap: RegisteredPagemap, line: number, why: Blame['why']): Blame[] {
  const { type, holds, users: taken } = pagemap;
  const wait = holds.waits.findLast(({ to }) => to === undefined);
  const layoutWait = taken.waits.findLast(({ to }) => to === undefined);
  const users = taken.inWords();
  if (holds.held.size === 0 && users.length === 0 && !wait && !layoutWait) return [];
  const held = [...holds.held.values()].map((hold): PageHeld => {
    const { page, from, by, doing } = hold;
    return {
      page,
      ...(from !== undefined && { since: from }),
      ...(by !== undefined && { by }),
      ...(doing !== undefined && { in: doing }),
      released: isAllocation(hold) ? allocationReleasedBy() : releasedBy(type, by),
    };
  });
  const freed = wait?.holds.filter(({ to }) => to !== undefined).length ?? 0;
  const isAlone = held.length === 0 && users.length === 0;
  const waiting = wait ? ofUnregister(wait) : layoutWait && ofFileSystem(layoutWait);
  return [
    {
      line,
      why,
      pagemap: nameOf(pagemap),
      ...(waiting && { waiting }),
      held,
      freed,
      users,
      text: [
        stands(pagemap, waiting),
        ...(wait && isAlone && !mayHoldUnseen(pagemap)
          ? ['no page is held: it waits for an RCU grace period or a lookup']
          : []),
        ...count(held.length, freed),
        ...(wait && mayHoldUnseen(pagemap) ? [UNSEEN] : []),
        ...groups(held),
        ...(layoutWait && !wait ? [`it waits for page ${layoutWait.page}`] : []),
        ...(users.length === 0 ? [] : [usersInWords(users, type)]),
      ].join('; '),
    },
  ];
}

function ofUnregister({ by, from, slept }: Wait): Blame['waiting'] & {} {
  const asleep = slept === undefined ? {} : { asleep: slept };
  return { in: 'memunmap_pages', by, since: from, ...asleep };
}

function ofFileSystem({ by, from, in: where }: LayoutWait): Blame['waiting'] & {} {
  return { in: where, by, since: from };
}

function stands(pagemap: RegisteredPagemap, waiting: Blame['waiting']): string {
  if (!waiting) return `${nameOf(pagemap)} is registered`;
  const asleep = waiting.asleep === undefined ? '' : `, asleep since line ${waiting.asleep}`;
  return `${waiting.in} of ${nameOf(pagemap)} by ${waiting.by} waits since line ${waiting.since}${asleep}`;
}

function usersInWords(users: readonly string[], type: number | undefined): string {
  const released = usersReleasedBy(type);
  return [users.join(', '), ...(released === undefined ? [] : [released])].join('; ');
}

function count(held: number, freed: number): string[] {
  if (held === 0) return [];
  const still = freed === 0 ? '' : `, ${freed} of ${freed + held} are freed: not enough`;
  return [`${held} page${held === 1 ? ' is' : 's are'} held${still}`];
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
    const at = since.length === 0 ? '' : ` at ${lineSpan(since)}`;
    const names = group.slice(0, SHOWN).map(({ page }) => page);
    const more = group.length > SHOWN ? ` and ${group.length - SHOWN} more` : '';
    const released = group[0]!.released.join('; or by ');
    return `${whose}${at}: page ${names.join(' ')}${more}, released by ${released}`;
  });
}
