import { commonOf } from '../../src/trace/follow/common-of.ts';
import { Follower } from '../../src/trace/follow/follower.ts';
import { firstStates } from '../../src/trace/follow/first-states.ts';
import { GRANTS, type Granted } from '../../src/trace/follow/granted.ts';
import type { Possible, StateSpace } from '../../src/trace/follow/possible-states.ts';
import type { SliceTables } from '../../src/trace/follow/slice-tables.ts';
import type { Armed } from '../../src/trace/kernel/armed.ts';
import type { LogKernel } from '../../src/trace/kernel/kernel-of-log.ts';
import type { Slice } from '../../src/trace/link/slice.ts';

/** What came of a slice, in words that do not depend on how its states are numbered. */
export interface PlainlyFollowed {
  /** Line and event that nothing explains. */
  readonly unexplained?: string;
  readonly granted?: Granted;
  /** Line and instance of each rule that is broken. */
  readonly broken: readonly string[];
}

/**
 * Follows a slice whose entries are all known, without anything that makes it fast: no set of states is
 * interned, no answer kept, no reference put aside, and what must be granted is granted from the first
 * entry on.
 */
export function followPlainly(
  slice: Slice,
  armed: Armed,
  kernel: LogKernel,
  tables: SliceTables,
): PlainlyFollowed {
  const strict = followIn(tables.spaceFor(slice, armed, kernel), slice, false);
  if (strict.unexplained === undefined) return strict;
  for (const granted of GRANTS) {
    const known = granted.missingReturn ? armed.withoutReturns() : armed;
    const followed = followIn(tables.spaceFor(slice, known, kernel), slice, granted.callback);
    if (followed.unexplained === undefined) return { ...followed, granted };
  }
  return strict;
}

function followIn(space: StateSpace, slice: Slice, callbackInTwo: boolean): PlainlyFollowed {
  const follower = new Follower(space, slice.page === undefined);
  let possible: readonly Possible[] = firstStates(space, slice).map((state) => ({
    state,
    inserted: 0,
  }));
  const broken: { line: number; instance: number }[] = [];
  const told = (): Pick<PlainlyFollowed, 'broken'> => ({
    broken: broken.map(
      ({ line, instance }) => `${line} ${space.compiled.instances[instance]!.name}`,
    ),
  });
  for (const entry of slice.entries) {
    const { next } = follower.explain(possible, entry, callbackInTwo);
    if (next.length === 0) return { ...told(), unexplained: `${entry.line} ${entry.event}` };
    possible = next;
    for (;;) {
      const instance = commonOf(
        possible.map(({ state }) =>
          space.violating(state).filter((one) => broken.every((known) => known.instance !== one)),
        ),
      );
      if (instance === undefined) break;
      broken.push({ line: entry.line, instance });
    }
  }
  return told();
}
