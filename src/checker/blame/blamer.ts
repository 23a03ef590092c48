import type { Holder, Run } from '../../schemas/run.ts';
import type { Compiled } from '../tables/compile.ts';
import type { LocalSpace } from '../tables/local-space.ts';
import type { Path } from '../search/path.ts';
import { pathOfRun } from '../search/path-of-run.ts';
import { Bringers } from './bringers.ts';
import { Counts } from './counts.ts';
import { holdersOf, surest } from './holders.ts';
import { isNotCalled } from './not-called.ts';
import type { Known, Moment } from './known.ts';
import { Ledger, type Held } from './ledger.ts';
import { meetLocals } from './meet-locals.ts';
import { needsOf } from './needs.ts';
import { StillGiven } from './still-given.ts';
import { ThreadWays } from './thread-ways.ts';
import { waitCycle } from './wait-cycle.ts';
import { waysOut } from './ways-out.ts';

/** What a run ends in: who waits for what and who has it, and the cycle that they close, if any. */
interface Blamed {
  readonly holders: readonly Holder[];
  readonly cycle?: readonly string[];
}

/**
 * Tells of any run of a system who waits for whom, from what its objects count and lock. It reads the run
 * and the machines alone, so that every run of every system gets the same: those that are published and
 * those of users.
 */
export class Blamer {
  readonly #compiled: Compiled;
  readonly #ways: ThreadWays;
  readonly #met: ReadonlyMap<LocalSpace, readonly number[]>;

  /** @param compiled the tables of a search that is over; answers are kept in them */
  constructor(compiled: Compiled) {
    this.#compiled = compiled;
    this.#ways = new ThreadWays(this.#compiled);
    this.#met = meetLocals(compiled);
  }

  /** What a run ends in. */
  end(run: Run): Blamed {
    const told = this.follow(run);
    const moments = momentsOf(told);
    const moment = moments.at(-1)!;
    const called = [...this.#waitingAt(told, moment, true), ...this.#round(told, moments, run)];
    const holders = withReferenced(called, this.#waitingAt(told, moment, false));
    // Who goes round with another waits for nobody: each of them goes on.
    const inLoop = new Set(run.steps.slice(run.loop ?? Infinity).map(({ thread }) => thread));
    const cycle = waitCycle(
      holders.filter(
        ({ waiter, by }) => !inLoop.has(waiter) || (by !== undefined && !inLoop.has(by)),
      ),
    );
    return { holders, ...(cycle && { cycle }) };
  }

  /** Who waits for whom before the first step of a run and after each. */
  along(run: Run): (readonly Holder[])[] {
    const told = this.follow(run);
    return momentsOf(told).map((moment) => this.#waitingAt(told, moment, true));
  }

  /** The account of a run; the local states that it goes through help to tell what events do. */
  follow(run: Run): Told {
    const compiled = this.#compiled;
    const ways = this.#ways;
    const path = pathOfRun(compiled, run);
    const met = new Map<LocalSpace, readonly number[]>(
      compiled.spaces.map((space) => {
        const there = path.states.flatMap((locals) =>
          compiled.spaces.flatMap((one, i) => (one === space ? [locals[i]!] : [])),
        );
        return [space, [...new Set([...(this.#met.get(space) ?? []), ...there])]];
      }),
    );
    const counts = new Counts(compiled, ways, met);
    const bringers = new Bringers(compiled, counts, ways);
    const still = new StillGiven(counts, ways);
    const held = new Ledger(compiled, counts, still).along(path);
    return { compiled, counts, ways, still, bringers, path, held };
  }

  /** The threads that may not rest and can take no step: those that were called, or those that were not. */
  #waitingAt(known: Known, moment: Moment, called: boolean): Holder[] {
    const { compiled } = known;
    const { locals } = moment;
    return compiled.threads.flatMap((thread) => {
      if (compiled.spaces[thread]!.rests[locals[thread]!]!) return [];
      const needs = needsOf(compiled, thread, locals);
      if (!needs || isNotCalled(compiled, thread, locals) === called) return [];
      return needs.flatMap((need) => holdersOf(known, moment, need).holders);
    });
  }

  /**
   * The threads that go round and round, with what keeps them from getting out. Of a loop only that which
   * somebody else has there, if there is any: it is refused for that, whatever else is refused.
   */
  #round(known: Known, moments: readonly Moment[], run: Run): Holder[] {
    const end = moments.at(-1)!;
    const ways = waysOut(known, end, run);
    const all = known.compiled.threads.flatMap((thread) => {
      const own = ways.filter(({ action }) => action.thread === thread);
      const told = (ends: boolean) =>
        own
          .filter((way) => way.ends === ends)
          .map((way) => holdersOf(known, way.at === undefined ? end : moments[way.at]!, way));
      return [...surest(told(true)), ...told(false)];
    });
    const had = all
      .filter(({ way }) => way === 'have' && run.loop !== undefined)
      .flatMap(({ holders }) => holders.filter(({ waiter, by }) => by !== waiter));
    return had.length > 0 ? had : all.flatMap(({ holders }) => holders);
  }
}

/** A run with all that is known of it. */
interface Told extends Known {
  readonly path: Path;
  /** Who has what before the first step and after each. */
  readonly held: readonly Held[];
}

/** The states of a run, each with who has what in it. */
export function momentsOf({ path, held }: Told): Moment[] {
  return held.map((one, k) => ({ path, locals: path.states[k]!, held: one }));
}

/** Adds those whom nobody has called where somebody waits for them, or where nobody else waits. */
function withReferenced(holders: readonly Holder[], notCalled: readonly Holder[]): Holder[] {
  const awaited = new Set(holders.map(({ by }) => by));
  return [
    ...holders,
    ...notCalled.filter(({ waiter }) => holders.length === 0 || awaited.has(waiter)),
  ];
}
