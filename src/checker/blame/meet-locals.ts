import type { Compiled } from '../tables/compile.ts';
import type { LocalSpace } from '../tables/local-space.ts';

/** How far the numbers of a local state may add up beyond those at the start. */
const BEYOND_START = 4;

/** Local states of one object after which no more are looked at. */
const LOCALS_MAX = 400;

/**
 * Local states of objects by which it is told what each event does to them: those that a search met while
 * their counts were small. A counter without bound has shown by then what it counts.
 */
export function meetLocals(compiled: Compiled): ReadonlyMap<LocalSpace, readonly number[]> {
  const spaces = new Set(compiled.spaces.filter(({ def }) => def.kind === 'object'));
  return new Map([...spaces].map((space) => [space, met(compiled, space)]));
}

function met(compiled: Compiled, space: LocalSpace): readonly number[] {
  const least = BEYOND_START + Math.max(...startsOf(compiled, space).map((at) => sum(space, at)));
  return Array.from({ length: space.size }, (_, local) => local)
    .filter((local) => !space.violates[local]! && sum(space, local) <= least)
    .slice(0, LOCALS_MAX);
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
