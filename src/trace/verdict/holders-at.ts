import type { Blame, PageHeld } from '../../schemas/blame.ts';
import { isAllocation } from '../link/holds.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import { allocationReleasedBy, releasedBy } from './released-by.ts';
import { nameOf } from '../link/slice.ts';

/**
 * Who held what at a line of a log that was read to its end, while memunmap_pages waited; undefined where
 * it did not wait. Mappings and pins that are told by task are not known any more.
 */
export function holdersAt(
  pagemap: RegisteredPagemap,
  line: number,
): Pick<Blame, 'waiting' | 'held' | 'users' | 'pagemap'> | undefined {
  const { holds } = pagemap;
  const wait = holds.waits.find(({ from, to = Infinity }) => from <= line && line < to);
  if (!wait) return undefined;
  const held = wait.holds.flatMap((hold): PageHeld[] => {
    const { page, from, to = Infinity, by, doing } = hold;
    if ((from ?? 0) > line || to <= line) return [];
    return [
      {
        page,
        ...(from !== undefined && { since: from }),
        ...(by !== undefined && { by }),
        ...(doing !== undefined && { in: doing }),
        released: isAllocation(hold) ? allocationReleasedBy() : releasedBy(pagemap, by),
      },
    ];
  });
  const waiting = { in: 'memunmap_pages', by: wait.by, since: wait.from };
  return { waiting, held, users: [], pagemap: nameOf(pagemap) };
}
