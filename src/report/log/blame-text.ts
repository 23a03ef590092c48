import type { Blame, PageHeld } from '../../schemas/blame.ts';
import { groupBy } from '../text/group-by.ts';
import { memoryUserText, spanText } from './memory-user-text.ts';

/** Addresses that are printed for one group of pages. */
const SHOWN = 4;

/** Whoever begins to record when rmmod hangs has not seen the pages that it waits for. */
const UNSEEN =
  'which pages were in use before the log began is not known: record from before the driver registers';

/** Who keeps a pagemap from going away, in words. */
export function blameText(blame: Blame): string {
  const { waiting, held, freed, users, usersRelease, mayBeMore } = blame;
  const isAlone = held.length === 0 && users.length === 0;
  const isUnregister = waiting !== undefined && waiting.page === undefined;
  return [
    standsText(blame),
    ...(isUnregister && isAlone && !mayBeMore
      ? ['no page is held: it waits for an RCU grace period or a lookup']
      : []),
    ...countText(held.length, freed),
    ...(mayBeMore ? [UNSEEN] : []),
    ...groupsText(held),
    ...(waiting?.page === undefined ? [] : [`it waits for page ${waiting.page}`]),
    ...(users.length === 0 ? [] : [users.map(memoryUserText).join(', ')]),
    ...(usersRelease === undefined ? [] : [usersRelease]),
  ].join('; ');
}

function standsText({ waiting, pagemap }: Blame): string {
  if (!waiting) return `${pagemap} is registered`;
  const asleep = waiting.asleep === undefined ? '' : `, asleep since line ${waiting.asleep}`;
  return `${waiting.in} of ${pagemap} by ${waiting.by} waits since line ${waiting.since}${asleep}`;
}

function countText(held: number, freed: number): string[] {
  if (held === 0) return [];
  const still = freed === 0 ? '' : `, ${freed} of ${freed + held} are freed: not enough`;
  return [`${held} page${held === 1 ? ' is' : 's are'} held${still}`];
}

/** The pages of one process and operation together. */
function groupsText(pages: readonly PageHeld[]): string[] {
  return [...groupBy(pages, whoseText)].map(([whose, group]) => {
    const since = group.flatMap((page) => page.since ?? []);
    const first = since.reduce((a, b) => Math.min(a, b), Infinity);
    const last = since.reduce((a, b) => Math.max(a, b), 0);
    const at = since.length === 0 ? '' : ` at ${spanText({ first, last })}`;
    const names = group.slice(0, SHOWN).map(({ page }) => page);
    const more = group.length > SHOWN ? ` and ${group.length - SHOWN} more` : '';
    const released = group[0]!.released.join('; or by ');
    return `${whose}${at}: page ${names.join(' ')}${more}, released by ${released}`;
  });
}

function whoseText({ by, in: where }: PageHeld): string {
  if (by === undefined) return 'in use before the log began';
  return `initialised by ${by}${where === undefined ? '' : ` in ${where}`}`;
}
