import type { Limit } from '../schemas/verdict.ts';

/** The verdict on one set of duties that are kept. */
export interface DutySet {
  readonly kept: readonly string[];
  readonly clean: boolean;
  /** Rules that break. */
  readonly broken: readonly string[];
  /** The limit at which the search stopped before anything broke. */
  readonly stopped?: Limit;
}

/** Every subset of duties, the full set first, then by how many are dropped. */
export function allSubsets(duties: readonly string[]): string[][] {
  return Array.from({ length: 1 << duties.length }, (_, bits) =>
    duties.filter((_duty, i) => (bits & (1 << i)) === 0),
  ).toSorted((a, b) => b.length - a.length);
}

/** The sets under which everything holds and none of whose proper subsets does. */
export function minimalSets(sets: readonly DutySet[]): DutySet[] {
  const clean = sets.filter((set) => set.clean);
  const within = (small: DutySet, large: DutySet): boolean =>
    small.kept.length < large.kept.length && small.kept.every((duty) => large.kept.includes(duty));
  return clean.filter((set) => !clean.some((other) => within(other, set)));
}

/** These sets and each of them without one of its duties, every one once: what is at the edge of enough. */
export function withNeighbours(sets: readonly DutySet[]): (readonly string[])[] {
  const all = sets.flatMap(({ kept }) => [
    kept,
    ...kept.map((duty) => kept.filter((other) => other !== duty)),
  ]);
  return [...new Map(all.map((kept) => [kept.join(), kept])).values()];
}
