import type { Action } from '../tables/action.ts';
import type { Counts } from './counts.ts';
import type { ThreadWays } from './thread-ways.ts';

/** Local states of one thread that are looked at for what it can still give. */
const LOCALS_MAX = 4_000;

/** Steps ahead after which a thread is not said to be bound to anything. */
const DEPTH_MAX = 200;

/** Units that it may take on the way before the same. */
const TAKEN_MAX = 4;

/** How many units threads can still give back from a local state on, by themselves. */
export class StillGiven {
  readonly #counts: Counts;
  readonly #ways: ThreadWays;
  readonly #known = new Map<string, number>();
  readonly #bound = new Map<string, boolean>();

  constructor(counts: Counts, ways: ThreadWays) {
    this.#counts = counts;
    this.#ways = ways;
  }

  /** Whether a thread that has a unit may ever give one back, or let an object keep it. */
  canGive(thread: number, local: number, of: number): boolean {
    return this.#most(thread, local, of, 1, 'gain') > 0;
  }

  /** Whether a thread has more units to give back than it has: one is, or will be, handed to it. */
  givesMore(thread: number, local: number, of: number, has: number): boolean {
    return this.#most(thread, local, of, has + 1, 'gainAtMost') > has;
  }

  /**
   * Whether a thread comes to steps that give back so many units whichever way it goes, if it goes on:
   * what it gives back itself it has not handed on. It need not where it can go round without.
   */
  mustGive(thread: number, local: number, of: number, units: number): boolean {
    const key = `${thread} ${local} ${of} ${units} must`;
    const known = this.#bound.get(key);
    if (known !== undefined) return known;
    const way = new Set<string>();
    const safe = new Set<string>();
    const must = (at: number, left: number): boolean => {
      const here = `${at} ${left}`;
      if (left <= 0 || safe.has(here)) return true;
      if (way.has(here) || way.size > DEPTH_MAX || left > units + TAKEN_MAX) return false;
      const next = this.#ways.from(thread, at).filter((one) => this.#counts.canBeTaken(one));
      way.add(here);
      const all =
        next.length > 0 && next.every((one) => must(one.to, left + this.#counts.gain(one, of)));
      way.delete(here);
      if (all) safe.add(here);
      return all;
    };
    const bound = must(local, units);
    this.#bound.set(key, bound);
    return bound;
  }

  /** The most units that it gives more than it takes on any way, as far as up to `enough`. */
  #most(
    thread: number,
    local: number,
    of: number,
    enough: number,
    by: 'gain' | 'gainAtMost',
  ): number {
    const key = `${thread} ${local} ${of} ${enough} ${by}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const given = (action: Action): number => -this.#counts[by](action, of);
    const best = new Map([[local, 0]]);
    const queue = [local];
    let most = 0;
    for (let at = queue.pop(); at !== undefined && most < enough; at = queue.pop()) {
      if (best.size > LOCALS_MAX) break;
      const soFar = best.get(at)!;
      for (const action of this.#ways.from(thread, at)) {
        if (!this.#counts.canBeTaken(action)) continue;
        const then = Math.min(enough, soFar + given(action));
        most = Math.max(most, then);
        if (then <= (best.get(action.to) ?? -Infinity)) continue;
        best.set(action.to, then);
        queue.push(action.to);
      }
    }
    this.#known.set(key, most);
    return most;
  }
}
