import type { Blame, PageHeld } from '../../schemas/blame.ts';
import type { Holder } from '../../schemas/run.ts';
import { groupBy } from '../text/group-by.ts';
import { memoryUserText } from './memory-user-text.ts';

/**
 * Who keeps an unregister of a log waiting, told as for a run of a search: each holder with its pages,
 * the reference that they keep, and who waits for that. Nothing when nobody waits.
 *
 * @param page one that is told by itself
 */
export function blameHolders(
  { waiting, held, users, pagemap }: Pick<Blame, 'waiting' | 'held' | 'users' | 'pagemap'>,
  page?: string,
): Holder[] {
  if (!waiting) return [];
  const groups = groupBy(held, (one) => JSON.stringify([one.page === page, one.by, one.released]));
  return [
    ...[...groups.values()].map(holding),
    ...users.map((user) => ({ heldBy: memoryUserText(user) })),
  ].map((one) => ({
    waiter: `${waiting.in} by ${waiting.by}`,
    waitsFor: `the last reference of ${pagemap}`,
    ...one,
  }));
}

function holding(pages: readonly PageHeld[]): Pick<Holder, 'has' | 'heldBy' | 'why' | 'by'> {
  const [first] = pages;
  const more = pages.length === 1 ? '' : ` and ${pages.length - 1} more`;
  const name = first!.page.startsWith('0x') ? `page ${first!.page}` : first!.page;
  return {
    has: [`${name}${more}`],
    heldBy: first!.by ?? 'whoever has used it since before the log began',
    why: `${since(pages)}released by ${first!.released.join('; or by ')}`,
    ...(first!.by !== undefined && { by: first!.by }),
  };
}

function since(pages: readonly PageHeld[]): string {
  const lines = pages.flatMap((page) => page.since ?? []);
  if (lines.length === 0) return '';
  const least = lines.reduce((a, b) => Math.min(a, b));
  const most = lines.reduce((a, b) => Math.max(a, b));
  return `since ${least === most ? `line ${least}` : `lines ${least}-${most}`}; `;
}
