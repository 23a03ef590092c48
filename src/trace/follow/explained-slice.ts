import type { Entry, Slice } from '../link/slice.ts';
import { firstStates } from './first-states.ts';
import type { Broken, FollowedSlice } from './followed-slice.ts';
import { Follower } from './follower.ts';
import type { Possible, StateSpace } from './possible-states.ts';
import type { Recorded } from './recorded.ts';

/** A slice whose entries were kept, with the runs that explain it as far as it can be explained. */
export interface ExplainedSlice extends Pick<FollowedSlice, 'slice' | 'broken'> {
  /** The tables of the runs. */
  readonly space: StateSpace;
  /** States possible after the last explained entry, each with its run. */
  readonly possible: readonly Possible[];
  /** The entry that no state explains. */
  readonly unexplained?: Entry;
}

const NONE: readonly Broken[] = [];

/**
 * The runs behind what came of a slice. Whoever follows forgets how it came to where it stands; here the
 * way is kept, in tables that have room for all tasks from the first entry on.
 *
 * @param followed absent when too little is known of the slice to follow it
 */
export function explained(
  slice: Slice,
  followed: FollowedSlice | undefined,
  { armed, kernel, tables }: Recorded,
): ExplainedSlice {
  const { granted, unexplained, broken = NONE } = followed ?? {};
  const known = granted?.missingReturn === true ? armed.withoutReturns() : armed;
  const space = tables.spaceFor(slice, known, kernel);
  const follower = new Follower(space, slice.page === undefined);
  let possible: readonly Possible[] = firstStates(space, slice).map((state) => ({
    state,
    inserted: 0,
  }));
  for (const entry of slice.entries) {
    if (entry === unexplained?.entry) break;
    const { next } = follower.explain(possible, entry, granted?.callback === true);
    if (next.length === 0) break;
    possible = next;
  }
  return { slice, space, possible, broken, ...(unexplained && { unexplained: unexplained.entry }) };
}
