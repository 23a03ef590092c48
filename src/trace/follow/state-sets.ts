import type { Compiled } from '../../checker/tables/compile.ts';
import { commonOf } from './common-of.ts';
import { Follower } from './follower.ts';
import { MoveKeys } from './move-keys.ts';
import type { Possible, StateSpace } from './possible-states.ts';
import { countedIn, recounted, type Counted, type References } from './references-aside.ts';
import type { Entry } from '../link/slice.ts';

/** A set of states that explain a log so far, with how many more steps each needed than the best. */
interface StateSet {
  readonly states: readonly number[];
  readonly more: readonly number[];
  /** For each state, its instances that are in a violation state. */
  readonly violating: readonly (readonly number[])[];
  /** What the states count; found when somebody asks. */
  counted?: Counted | undefined;
}

/** Where a move leads: a set, and how many more steps were put in. */
interface Moved {
  readonly set: number;
  readonly added: number;
}

/** Answers that are kept; beyond it all of them are forgotten and asked for again. */
const KEPT_MAX = 1_000_000;

/**
 * The sets of states that slices go through, interned, and what each event makes of each set.
 *
 * Logs repeat themselves: a page that is handed out and freed passes through the same few sets as
 * every other, so that following it is looking up.
 */
export class StateSets {
  readonly space: StateSpace;
  readonly #follower: Follower;
  readonly #callbackInTwo: boolean;
  readonly #sets: StateSet[] = [];
  readonly #ids = new Map<string, number>();
  readonly #moves: MoveKeys;
  #answers: Map<number, Moved | undefined>[] = [];
  #kept = 0;
  #first: number | undefined;
  readonly #recounted = new Map<string, number>();
  readonly #carried = new Map<StateSets, Moved[]>();

  /**
   * @param whole whether the slices are those of pagemaps, which count every reference
   * @param callbackInTwo see FollowOptions
   */
  constructor(space: StateSpace, whole: boolean, callbackInTwo: boolean) {
    this.space = space;
    this.#follower = new Follower(space, whole);
    this.#callbackInTwo = callbackInTwo;
    this.#moves = new MoveKeys(whole && space.counting.counts);
  }

  /** The set of these states, none of which needed a step that was put in. */
  of(states: readonly number[]): number {
    return this.#intern(states.map((state) => ({ state, inserted: 0 }))).set;
  }

  /** The set in which slices begin whose registration is seen. */
  first(states: () => readonly number[]): number {
    return (this.#first ??= this.of(states()));
  }

  states(set: number): readonly number[] {
    return this.#sets[set]!.states;
  }

  /** The set as it was reached by runs; `inserted` is what the best of them needed. */
  possible(set: number, inserted: number): Possible[] {
    const { states, more } = this.#sets[set]!;
    return states.map((state, i) => ({ state, inserted: inserted + more[i]! }));
  }

  /** The states between two events that the next one may find. */
  before(set: number, inserted: number): Possible[] {
    const closed = this.space.close(this.possible(set, inserted));
    return this.#callbackInTwo ? closed : this.#follower.betweenEvents(closed);
  }

  /** What an entry makes of a set; nothing when no state explains it. */
  move(set: number, entry: Entry): Moved | undefined {
    const move = this.#moves.of(entry);
    const known = (this.#answers[set] ??= new Map());
    const answer = known.get(move);
    if (answer !== undefined || known.has(move)) return answer;
    const { next } = this.#follower.explain(this.possible(set, 0), entry, this.#callbackInTwo);
    const moved = next.length === 0 ? undefined : this.#intern(this.space.sources(next));
    if (++this.#kept > KEPT_MAX) {
      this.#answers = [];
      this.#kept = 0;
    }
    known.set(move, moved);
    return moved;
  }

  /** An instance outside `known` that is in a violation state, if every state has such a one. */
  newlyBroken(set: number, known: readonly { readonly instance: number }[]): number | undefined {
    const { violating } = this.#sets[set]!;
    if (violating[0]!.length === 0) return undefined;
    const fresh = violating.map((instances) =>
      instances.filter((instance) => !known.some((one) => one.instance === instance)),
    );
    return commonOf(fresh);
  }

  /** Whether an instance is in a violation state in every state. */
  isBroken(set: number, instance: number): boolean {
    return this.#sets[set]!.violating.every((instances) => instances.includes(instance));
  }

  /** What the states of a set count; nothing when their counts are over. */
  counted(set: number): Counted | undefined {
    const known = this.#sets[set]!;
    if (!('counted' in known)) known.counted = countedIn(this.space, known.states);
    return known.counted;
  }

  /** The set whose states count more, or fewer. */
  recounted(set: number, more: References): number {
    const key = `${set} ${more.lookups} ${more.pages}`;
    let known = this.#recounted.get(key);
    if (known === undefined) {
      const possible = this.possible(set, 0).map(({ state, inserted }) => ({
        state: recounted(this.space, state, more),
        inserted,
      }));
      known = this.#intern(possible).set;
      this.#recounted.set(key, known);
    }
    return known;
  }

  /** The same states in another space, of a system that may have more tasks. */
  carriedTo(other: StateSets, set: number): Moved {
    if (other === this) return { set, added: 0 };
    let known = this.#carried.get(other);
    if (!known) this.#carried.set(other, (known = []));
    return (known[set] ??= other.#intern(
      // What may be put in can differ there, so that nothing is left to be put in later.
      this.space.close(this.possible(set, 0)).map(({ state, inserted }) => ({
        state: other.space.intern(
          carried(this.space.compiled, other.space.compiled, this.space.locals[state]!),
        ),
        inserted,
      })),
    ));
  }

  #intern(possible: readonly Possible[]): Moved {
    const added = Math.min(...possible.map(({ inserted }) => inserted));
    const sorted = possible.toSorted((a, b) => a.inserted - b.inserted || a.state - b.state);
    const key = sorted.map(({ state, inserted }) => `${state}+${inserted - added}`).join();
    let set = this.#ids.get(key);
    if (set === undefined) {
      set = this.#sets.length;
      this.#ids.set(key, set);
      this.#sets.push({
        states: sorted.map(({ state }) => state),
        more: sorted.map(({ inserted }) => inserted - added),
        violating: sorted.map(({ state }) => this.space.violating(state)),
      });
    }
    return { set, added };
  }
}

/** A state in the tables of another system with the same instances, and maybe some more. */
function carried(from: Compiled, to: Compiled, locals: Int32Array): Int32Array {
  const carriedLocals = Int32Array.from(to.initial);
  for (const [i, { name }] of from.instances.entries()) {
    const at = to.indexOf(name);
    if (at === undefined) continue;
    carriedLocals[at] = to.spaces[at]!.adopt(from.spaces[i]!.snapshot(locals[i]!));
  }
  return carriedLocals;
}
