import type { Blame, PageHeld } from '../../schemas/blame.ts';
import type { LayoutWait } from '../link/dax-users.ts';
import { isAllocation, type Wait } from '../link/holds.ts';
import type { RegisteredPagemap } from '../link/registered-pagemap.ts';
import { allocationReleasedBy, releasedBy, usersReleasedBy } from './released-by.ts';
import { nameOf } from '../link/slice.ts';
import { mayHoldUnseen } from './unseen.ts';

/** Who keeps a pagemap from going away at this line; nothing when nobody has any of it. */
export function blameNow(pagemap: RegisteredPagemap, line: number, why: Blame['why']): Blame[] {
  const { type, holds, users: taken } = pagemap;
  const wait = holds.waits.findLast(({ to }) => to === undefined);
  const layoutWait = taken.waits.findLast(({ to }) => to === undefined);
  const users = taken.all();
  if (holds.held.size === 0 && users.length === 0 && !wait && !layoutWait) return [];
  const held = [...holds.held.values()].map((hold): PageHeld => {
    const { page, from, by, doing } = hold;
    return {
      page,
      ...(from !== undefined && { since: from }),
      ...(by !== undefined && { by }),
      ...(doing !== undefined && { in: doing }),
      released: isAllocation(hold) ? allocationReleasedBy() : releasedBy(pagemap, by),
    };
  });
  const freed = wait?.holds.filter(({ to }) => to !== undefined).length ?? 0;
  const waiting = wait ? ofUnregister(wait) : layoutWait && ofFileSystem(layoutWait);
  const usersRelease = users.length === 0 ? undefined : usersReleasedBy(type);
  return [
    {
      line,
      why,
      pagemap: nameOf(pagemap),
      ...(waiting && { waiting }),
      held,
      freed,
      users,
      ...(usersRelease !== undefined && { usersRelease }),
      ...(wait && mayHoldUnseen(pagemap) && { mayBeMore: true }),
    },
  ];
}

function ofUnregister({ by, from, slept }: Wait): Blame['waiting'] & {} {
  const asleep = slept === undefined ? {} : { asleep: slept };
  return { in: 'memunmap_pages', by, since: from, ...asleep };
}

function ofFileSystem({ by, from, in: where, page }: LayoutWait): Blame['waiting'] & {} {
  return { in: where, by, since: from, page };
}
