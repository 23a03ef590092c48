import type { Action, Use } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import type { Counts } from './counts.ts';
import type { ThreadWays } from './thread-ways.ts';

/** Who can bring an object to where it takes what it refuses now, and what that in turn waits for. */
export class Bringers {
  readonly #compiled: Compiled;
  readonly #counts: Counts;
  readonly #ways: ThreadWays;
  readonly #found = new Map<number, readonly Action[]>();
  #before: ReadonlyMap<string, readonly Action[]> | undefined;

  constructor(compiled: Compiled, counts: Counts, ways: ThreadWays) {
    this.#compiled = compiled;
    this.#counts = counts;
    this.#ways = ways;
  }

  /** The steps that bring an instance from where it refuses a use to where it takes it. */
  of(use: Use): readonly Action[] {
    const key = use.row * this.#compiled.instances.length + use.instance;
    const known = this.#found.get(key);
    if (known) return known;
    const taking = new Set(this.#counts.answers(use).map(([before]) => before));
    const found = this.#ways.all().filter(({ uses }) =>
      uses.some((said) => {
        if (said.instance !== use.instance || said.event === undefined) return false;
        for (const [from, to] of this.#counts.answers(said))
          if (!taking.has(from) && taking.has(to)) return true;
        return false;
      }),
    );
    this.#found.set(key, found);
    return found;
  }

  /** The threads that have one of these steps still ahead of them, with the first of them. */
  ahead(steps: readonly Action[], locals: Int32Array): Action[] {
    const wanted = new Set(steps.map(({ id }) => id));
    return this.#compiled.threads.flatMap((thread) => {
      const first = this.#ways.ahead(thread, locals[thread]!).find(({ id }) => wanted.has(id));
      return first ? [first] : [];
    });
  }

  /**
   * The counted instances whose last unit must be given back before any of these steps: each way of a
   * thread to such a step leads through one that takes a count to zero. None where some way does not.
   */
  countsBefore(steps: readonly Action[]): number[] {
    const zeroed = steps.map((step) => this.#zeroedBefore(step));
    return zeroed.every((one) => one !== undefined) ? union(zeroed) : [];
  }

  /** As `countsBefore`, but of each step by itself: other steps may have a way around. */
  countsBeforeSome(steps: readonly Action[]): number[] {
    return union(steps.flatMap((step) => this.#zeroedBefore(step) ?? []));
  }

  #zeroedBefore(step: Action): Set<number> | undefined {
    const found = new Set<number>();
    const seen = new Set([step]);
    for (const at of seen) {
      const zeroed = this.#zeroes(at);
      if (zeroed !== undefined) {
        found.add(zeroed);
        continue;
      }
      const { thread, from } = at;
      const before = this.#leadingTo(thread, from);
      if (this.#compiled.initial[thread] === from || before.length === 0) return undefined;
      if (this.#compiled.spaces[thread]!.rests[from]!) return undefined;
      for (const one of before) seen.add(one);
    }
    return found;
  }

  #leadingTo(thread: number, local: number): readonly Action[] {
    if (!this.#before) {
      const before = new Map<string, Action[]>();
      for (const action of this.#ways.all()) {
        const key = `${action.thread} ${action.to}`;
        const there = before.get(key);
        if (there) there.push(action);
        else before.set(key, [action]);
      }
      this.#before = before;
    }
    return this.#before.get(`${thread} ${local}`) ?? [];
  }

  /** The counted instance that a step takes to zero whenever it is taken. */
  #zeroes({ uses }: Action): number | undefined {
    return uses.find((use) => {
      if (use.event === undefined || !this.#counts.counted.includes(use.instance)) return false;
      const answers = this.#counts.answers(use);
      return (
        answers.length > 0 &&
        answers.every(
          ([before, after]) =>
            this.#counts.number(use.instance, before) === 1 &&
            this.#counts.number(use.instance, after) === 0,
        )
      );
    })?.instance;
  }
}

function union(sets: readonly ReadonlySet<number>[]): number[] {
  return [...new Set(sets.flatMap((one) => [...one]))].toSorted((a, b) => a - b);
}
