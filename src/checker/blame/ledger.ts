import type { Compiled } from '../tables/compile.ts';
import type { Path } from '../search/path.ts';
import type { Counts } from './counts.ts';
import {
  NO_BOOKS,
  unitsIn,
  withoutOneOf,
  without,
  withUnits,
  type Books,
  type Share,
  type StepBy,
} from './shares.ts';
import type { StillGiven } from './still-given.ts';

/** A lock that a thread has. */
interface LockHeld {
  readonly lock: number;
  readonly by: StepBy;
}

/** Who has what in one state of a run. */
export interface Held {
  /** The books of each counted instance. */
  readonly books: ReadonlyMap<number, Books>;
  readonly locks: readonly LockHeld[];
}

/**
 * Keeps account along a run of every unit that an object counts. What counts is the count itself, not what
 * a step is called:
 *
 * - what a step takes is its thread's, or that of an object which begins to keep one in the same step;
 * - what a step gives back was kept by an object that ceases to in the same step; else it is the thread's
 *   own, as units are alike; else one that nobody has, or another thread's that is not bound to give it
 *   itself; else whatever there is. Of which of several it is, is left open until the run tells: where a
 *   thread can still give back all that it has, the one that it gives may be one that another took;
 * - what a thread has when it goes on to where it can never give one back, nobody has any more.
 */
export class Ledger {
  readonly #compiled: Compiled;
  readonly #counts: Counts;
  readonly #still: StillGiven;

  constructor(compiled: Compiled, counts: Counts, still: StillGiven) {
    this.#compiled = compiled;
    this.#counts = counts;
    this.#still = still;
  }

  /** Who has what before the first step and after each. */
  along(path: Path): Held[] {
    let held: Held = { books: this.#atStart(path.states[0]!), locks: [] };
    return [held, ...path.actions.map((_, k) => (held = this.#after(held, path, k)))];
  }

  #atStart(locals: Int32Array): Map<number, Books> {
    const booksOf = (of: number): Books => {
      const number = this.#counts.number(of, locals[of]!);
      const keepers = this.#counts
        .keepersOf(of)
        .filter((one) => this.#isKeeping(one, locals))
        .slice(0, number);
      let books = NO_BOOKS;
      for (const keeper of keepers) books = withUnits(books, { keeper, left: 1, since: [] });
      const left = number - keepers.length;
      return left > 0 ? withUnits(books, { left, since: [] }) : books;
    };
    return new Map(this.#counts.counted.map((of) => [of, booksOf(of)]));
  }

  #after({ books, locks }: Held, path: Path, k: number): Held {
    const { thread, uses } = path.actions[k]!;
    const by = { thread, step: k + 1 };
    const after = this.#counts.counted.map((of) => {
      const moved = this.#moved(books.get(of)!, of, path, by);
      return [of, this.#letGo(moved, of, path.states[k + 1]!, by)] as const;
    });
    return { books: new Map(after), locks: this.#locksAfter(locks, uses, by) };
  }

  #moved(books: Books, of: number, { states }: Path, by: StepBy): Books {
    const [before, after] = [states[by.step - 1]!, states[by.step]!];
    const keepers = this.#counts.keepersOf(of);
    let left = books;
    let gain = this.#counts.number(of, after[of]!) - this.#counts.number(of, before[of]!);
    for (const keeper of keepers) {
      if (!this.#isKeeping(keeper, before) || this.#isKeeping(keeper, after)) continue;
      const kept = left.shares.find((share) => share.keeper === keeper);
      if (!kept) continue;
      left = without(left, kept.id);
      gain++;
    }
    const begin = keepers.filter(
      (keeper) => !this.#isKeeping(keeper, before) && this.#isKeeping(keeper, after),
    );
    gain -= begin.length;
    const lacking = Math.max(0, -gain - unitsIn(left));
    for (let n = lacking; n < -gain; n++) left = this.#given(left, of, by.thread, before, after);
    if (gain > 0) left = withUnits(left, { keeper: by.thread, left: gain, since: [by] });
    for (const keeper of begin.slice(lacking))
      left = withUnits(left, { keeper, left: 1, since: [by] });
    return left;
  }

  /** Without the one that a thread gives back. */
  #given(books: Books, of: number, thread: number, before: Int32Array, after: Int32Array): Books {
    const own = books.shares.find(({ keeper }) => keeper === thread);
    if (own && !this.#still.givesMore(thread, after[thread]!, of, own.left - 1))
      return without(books, own.id);
    const others = books.shares.filter((share) => share !== own);
    const free = others.filter((share) => !this.#isBound(share, of, before));
    if (own) return oneOf(books, [own, ...free.filter(({ since }) => since.length > 0)]);
    const loose = others.filter(({ keeper }) => !this.#isObject(keeper));
    return oneOf(
      books,
      [free, loose, others].find((shares) => shares.length > 0)!,
    );
  }

  /** Whether units are an object's, or a thread's that gives them back whichever way it goes. */
  #isBound({ keeper, left }: Share, of: number, locals: Int32Array): boolean {
    if (keeper === undefined) return false;
    return this.#isObject(keeper) || this.#still.mustGive(keeper, locals[keeper]!, of, left);
  }

  #isObject(instance: number | undefined): boolean {
    return instance !== undefined && this.#compiled.instances[instance]!.def.kind === 'object';
  }

  /** Takes from a thread what it can never give back. */
  #letGo(books: Books, of: number, locals: Int32Array, by: StepBy): Books {
    const { thread } = by;
    const own = books.shares.find(({ keeper }) => keeper === thread);
    if (!own || this.#still.canGive(thread, locals[thread]!, of)) return books;
    const { keeper: _keeper, ...lost } = { ...own, lost: by };
    return { ...books, shares: books.shares.map((share) => (share === own ? lost : share)) };
  }

  #isKeeping(keeper: number, locals: Int32Array): boolean {
    return this.#counts.isKeeping(keeper, locals[keeper]!);
  }

  #locksAfter(
    locks: readonly LockHeld[],
    uses: readonly { instance: number; event?: string }[],
    by: StepBy,
  ): readonly LockHeld[] {
    let left = locks;
    for (const { instance, event } of uses) {
      const { def } = this.#compiled.instances[instance]!;
      if (def.kind !== 'object' || event === undefined) continue;
      if (def.lock?.take.includes(event) === true) left = [...left, { lock: instance, by }];
      else if (def.lock?.release.includes(event) === true) left = unlocked(left, instance, by);
    }
    return left;
  }
}

/** Without one unit that is of one of these shares. */
function oneOf(books: Books, shares: readonly Share[]): Books {
  return withoutOneOf(
    books,
    shares.map(({ id }) => id),
  );
}

/** Without the last hold of the thread; one that releases what another took ends that one's. */
function unlocked(locks: readonly LockHeld[], lock: number, { thread }: StepBy): LockHeld[] {
  const own = locks.findLastIndex((one) => one.lock === lock && one.by.thread === thread);
  const at = own < 0 ? locks.findLastIndex((one) => one.lock === lock) : own;
  return locks.filter((_, i) => i !== at);
}
