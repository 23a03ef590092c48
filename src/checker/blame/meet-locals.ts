import type { Action, Use } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { answerOf } from '../tables/known-answers.ts';
import type { LocalSpace } from '../tables/local-space.ts';

/** How far the numbers of a local state may add up beyond those at the start. */
const BEYOND_START = 4;

/** Local states of one object after which no more are asked. */
const LOCALS_MAX = 400;

/**
 * Local states of objects by which it is told what each event does to them: all that what is said by some
 * steps can bring them into while their counts are small. A counter without bound has shown by then what
 * it counts.
 */
export function meetLocals(
  compiled: Compiled,
  actions: readonly Action[],
): ReadonlyMap<LocalSpace, readonly number[]> {
  const uses = new Map<LocalSpace, Map<number, Use>>();
  for (const action of actions) {
    for (const use of action.uses) {
      if (use.event === undefined) continue;
      const space = compiled.spaces[use.instance]!;
      const rows = uses.get(space) ?? new Map<number, Use>();
      uses.set(space, rows.set(use.row, use));
    }
  }
  return new Map([...uses].map(([space, rows]) => [space, meet(compiled, space, rows)]));
}

function meet(
  compiled: Compiled,
  space: LocalSpace,
  rows: ReadonlyMap<number, Use>,
): readonly number[] {
  const least = BEYOND_START + Math.max(...startsOf(compiled, space).map((at) => sum(space, at)));
  const met: number[] = [];
  for (let at = 0; at < space.size && met.length < LOCALS_MAX; at++) {
    if (space.violates[at]! || sum(space, at) > least) continue;
    met.push(at);
    for (const use of rows.values()) answerOf(compiled, use, at);
  }
  return met;
}

function startsOf({ spaces, initial }: Compiled, space: LocalSpace): number[] {
  return initial.filter((_, i) => spaces[i] === space);
}

/** What the numbers in the context of a local state add up to. */
function sum(space: LocalSpace, local: number): number {
  return Object.values(space.glimpses[local]!.context ?? {}).reduce<number>(
    (total, value) => total + (typeof value === 'number' ? Math.abs(value) : 0),
    0,
  );
}
