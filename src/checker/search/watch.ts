import { ModelError } from '../../model/error.ts';
import type { AnyView, Seen } from '../../model/rule.ts';
import { isRead, type Scope } from '../../model/scope.ts';
import { askRule } from '../tables/ask-rule.ts';
import type { Compiled } from '../tables/compile.ts';
import { memberOf } from '../tables/member.ts';
import { namesAsked, type Asking, type NamesAsked } from '../tables/names-asked.ts';
import { viewOf } from '../tables/view-of.ts';
import { swapsOf, type Swap } from './swaps.ts';

/** Size of the dense memo: at most this many bits of key, a byte each. */
const DENSE_BITS = 20;

type Predicate = (view: AnyView) => boolean;

/** The names that a predicate gives to instances. */
type Bound = readonly (readonly [string, number | readonly number[]])[];

/** A predicate of a rule. */
interface Watched {
  readonly rule: Asking;
  readonly holds: Predicate;
  /** Whether it may single out members of a family whose members are alike. */
  readonly asymmetric?: boolean;
}

/**
 * A predicate over some instances of a system, memoised over tuples of their local states, so that
 * a rule may be any TypeScript function and still cost next to nothing a state.
 */
export class Watch {
  /** The instances that it reads. */
  readonly instances: readonly number[];
  readonly #compiled: Compiled;
  readonly #bound: Bound;
  readonly #watched: Watched;
  readonly #swaps: readonly Swap[];
  /** Dense while the local states are few: 0 unasked, 1 false, 2 true. */
  readonly #dense: Uint8Array;
  readonly #bits: number;
  readonly #sparse = new Map<string, boolean>();
  readonly #members: Seen[][];
  readonly #asked: NamesAsked;

  constructor(compiled: Compiled, bound: Bound, watched: Watched) {
    this.#compiled = compiled;
    this.#bound = bound;
    this.#watched = watched;
    this.instances = [...new Set(bound.flatMap(([, at]) => at))];
    this.#swaps = watched.asymmetric === true ? [] : swapsOf(compiled, this.instances);
    this.#members = compiled.instances.map(() => []);
    this.#asked = namesAsked(compiled.system, compiled.instances, watched.rule);
    const count = Math.max(1, this.instances.length);
    this.#bits = count <= 4 ? Math.min(16, Math.floor(DENSE_BITS / count)) : 0;
    this.#dense = new Uint8Array(this.#bits > 0 ? 1 << (this.#bits * count) : 0);
  }

  /** The predicate's value where `locals[i]` is the local state of instance i. */
  holds(locals: Int32Array | readonly number[]): boolean {
    const { instances } = this;
    const bits = this.#bits;
    let key = 0;
    let fits = bits > 0;
    for (const i of instances) {
      const local = locals[i]!;
      fits &&= local >> bits === 0;
      key = (key << bits) | local;
    }
    if (!fits) return this.#slow(locals);
    const known = this.#dense[key]!;
    if (known !== 0) return known === 2;
    const value = this.#ask(locals);
    this.#dense[key] = value ? 2 : 1;
    return value;
  }

  #slow(locals: Int32Array | readonly number[]): boolean {
    let key = '';
    for (const i of this.instances) key += String.fromCharCode(locals[i]!);
    const known = this.#sparse.get(key);
    if (known !== undefined) return known;
    const value = this.#ask(locals);
    this.#sparse.set(key, value);
    return value;
  }

  /** What the predicate is given. */
  view(locals: Int32Array | readonly number[]): AnyView {
    const see = (i: number): Seen => this.#see(i, locals[i]!);
    return viewOf(
      this.#bound.map(
        ([name, at]) => [name, typeof at === 'number' ? see(at) : at.map(see)] as const,
      ),
    );
  }

  #see(instance: number, local: number): Seen {
    return (this.#members[instance]![local] ??= memberOf(
      this.#compiled.instances[instance]!,
      this.#compiled.spaces[instance]!.glimpses[local]!,
      this.#asked,
    ));
  }

  /** Asks the predicate, and asks again with like members in each other's place. */
  #ask(locals: Int32Array | readonly number[]): boolean {
    const { rule, holds } = this.#watched;
    const value = askRule(rule.id, holds, this.view(locals));
    for (const swap of this.#swaps) {
      if (this.#mentions(swap.index, locals)) continue;
      const swapped = this.#bound.map(
        ([name, at]) =>
          [
            name,
            typeof at === 'number'
              ? this.#see(swap.of(at), locals[at]!)
              : at.map((i) => this.#see(i, locals[swap.of(i)]!)),
          ] as const,
      );
      if (askRule(rule.id, holds, viewOf(swapped)) === value) continue;
      const [one, other] = swap.places;
      throw new ModelError(
        `rule ${rule.id}, family ${swap.family}`,
        `changes its mind when ${swap.index} ${one} and ${swap.index} ${other} change places, but the members are alike`,
        'say it of every member alike; where the place matters, create the family with { ordered: true } or mark the invariant asymmetric',
      );
    }
    return value;
  }

  /** Whether a local state holds a place itself, so that exchanging places would have to change it. */
  #mentions(index: string, locals: Int32Array | readonly number[]): boolean {
    return this.instances.some(
      (i) => this.#compiled.spaces[i]!.glimpses[locals[i]!]!.context?.[index] !== undefined,
    );
  }
}

/**
 * The watches of one predicate: one for each combination of its `each` scopes.
 *
 * @returns none when the system has no instance for an `each` scope, or lacks the machine of a `one`
 * @throws ModelError when a `one` scope has several instances
 */
export function watchesOf(
  compiled: Compiled,
  over: Readonly<Record<string, Scope>>,
  watched: Watched,
): Watch[] {
  let bindings: (readonly [string, number | readonly number[]])[][] = [[]];
  for (const [name, scope] of Object.entries(over)) {
    const { of, how } = scope;
    const found = compiled.instances.flatMap(({ def }, i) => (isRead(scope, def) ? [i] : []));
    if (how === 'one' && found.length > 1) {
      throw new ModelError(
        `rule ${watched.rule.id}, ${name}`,
        `says one(${of}), but the system has ${found.length}`,
        'use each() or all()',
      );
    }
    const options: (number | readonly number[])[] = how === 'all' ? [found] : found;
    bindings = bindings.flatMap((bound) =>
      options.map((option) => [...bound, [name, option] as const]),
    );
  }
  return bindings.map((bound) => new Watch(compiled, bound, watched));
}
