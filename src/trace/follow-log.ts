import { Compiled } from '../checker/compile.ts';
import { Armed } from './armed.ts';
import { followSlice, type Followed } from './follow-slice.ts';
import type { LogKernel } from './kernel-of-log.ts';
import type { RegisteredPagemap } from './registered-pagemap.ts';
import { StateSpace } from './possible-states.ts';
import type { Slice } from './slice.ts';
import { sliceSystem } from './slice-system.ts';

/** A slice that was followed, maybe only after a return was taken to be dropped. */
export interface FollowedSlice extends Followed {
  /** The line that only a dropped return explains. */
  readonly droppedReturn?: number;
}

/** Follows every slice of a log; slices of one shape share their tables. */
export function followLog(
  pagemaps: readonly RegisteredPagemap[],
  armed: Armed,
  { revisions }: LogKernel,
): FollowedSlice[] {
  const spaces = new Map<string, StateSpace>();
  const follow = (slice: Slice, by: Armed): Followed => {
    const sizes = {
      tasks: 2 ** Math.ceil(Math.log2(Math.max(1, slice.tasks.length))),
      pages: slice.page === undefined ? 0 : 1,
      // Other pages of the pagemap hold references; so do lookups that no probe would show.
      unseen: slice.page === undefined && armed.has('get_dev_pagemap') ? 0 : 1,
    };
    const key = `${sizes.tasks} ${sizes.pages} ${sizes.unseen} ${by.key()}`;
    let space = spaces.get(key);
    if (!space) {
      const compiled = new Compiled(sliceSystem, sizes, revisions);
      space = new StateSpace(compiled, (step) => by.mayInsert(step));
      spaces.set(key, space);
    }
    return followSlice(space, slice);
  };
  const lenient = armed.withoutReturns();
  return pagemaps
    .flatMap(({ slice, pages }) => [slice, ...pages.values()])
    .map((slice) => {
      const strict = follow(slice, armed);
      if (!strict.unexplained) return strict;
      const again = follow(slice, lenient);
      if (again.unexplained) return strict;
      return { ...again, droppedReturn: strict.unexplained.entry.line };
    });
}
