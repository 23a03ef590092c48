import type { Entry } from '../link/slice.ts';
import type { StateSets } from './state-sets.ts';

/** Two entries that are taken in the other order than their lines. */
export interface Swapped {
  readonly line: number;
  readonly before: number;
  readonly cpu: number;
  readonly cpuBefore: number;
  /** How far they are apart. */
  readonly us: number;
}

/** An order of some entries that explains them. */
interface Reordered {
  readonly set: number;
  readonly inserted: number;
  readonly swapped: readonly Swapped[];
}

/** Entries whose order is searched; more of them at one moment are left as they are. */
const ENTRIES_MAX = 20;

/** Partial orders that are tried. */
const TRIED_MAX = 5000;

/**
 * Explains entries in another order than that of their lines, with as few exchanges as can be. What one
 * CPU recorded stays in its order, and so does what one task did.
 *
 * @param skewUs by how much the clocks of two CPUs may differ
 * @param isBroken whether a set breaks a rule that was not broken before
 */
export function reorder(
  sets: StateSets,
  start: number,
  entries: readonly Entry[],
  skewUs: number,
  isBroken: (set: number) => boolean,
): Reordered | undefined {
  if (entries.length > ENTRIES_MAX) return undefined;
  const all = 2 ** entries.length - 1;
  const best = new Map<string, number>();
  const byCost: Partial[][] = [[{ taken: 0, set: start, inserted: 0, swapped: [] }]];
  let tried = 0;
  for (let cost = 0; cost < byCost.length; cost++) {
    for (const partial of byCost[cost] ?? []) {
      if (partial.taken === all) return partial;
      if (++tried > TRIED_MAX) return undefined;
      for (const [i, entry] of entries.entries()) {
        if ((partial.taken & (1 << i)) !== 0) continue;
        const passed = entries.slice(0, i).filter((_, j) => (partial.taken & (1 << j)) === 0);
        if (!passed.every((other) => maySwap(other, entry, skewUs))) continue;
        const moved = sets.move(partial.set, entry);
        if (!moved || isBroken(moved.set)) continue;
        const taken = partial.taken | (1 << i);
        const total = cost + passed.length;
        const key = `${taken} ${moved.set}`;
        if ((best.get(key) ?? Infinity) <= total) continue;
        best.set(key, total);
        const swapped = [...partial.swapped, ...passed.map((other) => swap(other, entry))];
        const inserted = partial.inserted + moved.added;
        (byCost[total] ??= []).push({ taken, set: moved.set, inserted, swapped });
      }
    }
  }
  return undefined;
}

interface Partial extends Reordered {
  /** A bit for each entry that is explained. */
  readonly taken: number;
}

function maySwap(a: Entry, b: Entry, skewUs: number): boolean {
  return a.cpu !== b.cpu && a.task !== b.task && usBetween(a, b) <= skewUs;
}

/** Times are told in microseconds; what lies between them is rounding. */
export function usBetween(a: Entry, b: Entry): number {
  return Math.round(Math.abs((a.seconds ?? 0) - (b.seconds ?? 0)) * 1e6);
}

function swap(first: Entry, second: Entry): Swapped {
  return {
    line: second.line,
    before: first.line,
    cpu: second.cpu ?? 0,
    cpuBefore: first.cpu ?? 0,
    us: usBetween(first, second),
  };
}
