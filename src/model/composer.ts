import type { AnyObjectDef } from './object-def.ts';
import type { StateOf } from './paths.ts';
import type { AnyThreadDef, Every, Taking } from './thread-def.ts';

/** A handle on an instance, typed by its definition so that a wrong wire is a compile-time error. */
export interface Ref<D> {
  readonly name: string;
  readonly def?: D;
  /** Types only: a function has a name too, but it is a wire and no handle. */
  readonly call?: never;
}

type RefTo<D> = D extends Taking<infer E> ? Ref<{ readonly takes?: (event: E) => void }> : Ref<D>;

type WireOf<D> = D extends Every<infer O> ? readonly RefTo<O>[] : RefTo<D>;

/**
 * What each port of a thread stands for: a fixed instance, or one chosen by the thread's own indices
 * (its context together with what the step picks).
 */
type Wires<P, C> = {
  readonly [K in keyof P]: WireOf<P[K]> | ((indices: C) => WireOf<P[K]>);
};

/** An instance of a machine in a system. */
export interface Instance {
  readonly name: string;
  readonly def: AnyObjectDef | AnyThreadDef;
  /** Where the instance stands in its family, e.g. `{ page: 0 }`. */
  readonly at: Readonly<Record<string, number>>;
  /** The family's name when its members are alike; rules must not single one out. */
  readonly family?: string;
  readonly input?: unknown;
  /** Dotted path of the state in which an object starts, where that is not its own. */
  readonly startsIn?: string;
  readonly wires: Readonly<Record<string, unknown>>;
  /** How many values each index has that the thread may pick. */
  readonly picks: Readonly<Record<string, number>>;
  /** A thread that only helps (a shrinker): a progress rule may leave it out. */
  readonly helper: boolean;
}

/** Sizes of a system by name, e.g. `{ pages: 2, processes: 2 }`. */
export type Sizes = Readonly<Record<string, number>>;

/** At what a system is searched, by name: its sizes, and of each choice the id of what is chosen. */
export type Setting = Readonly<Record<string, number | string>>;

/** A choice, as far as a composition asks what is chosen. */
export interface ChoiceBetween<P> {
  readonly id: string;
  readonly alternatives: readonly { readonly parts: P }[];
}

/** The parts of the alternative that is chosen; a flag of a choice between yes and no. */
export type Chosen = <P>(choice: ChoiceBetween<P>) => P;

/** One size of a system: what it counts, its default, the least and the most it takes. */
export interface SizeSpec {
  readonly unit: string;
  readonly default: number;
  readonly min?: number;
  /** The most that a search takes. */
  readonly max: number;
  /** The most that random runs take; as a search without. */
  readonly maxInRuns?: number;
}

type PortsOf<T> = T extends { wires?: infer P } ? NonNullable<P> : never;

type ContextOf<T> = T extends { says?: infer S }
  ? NonNullable<S> extends { context: infer C }
    ? C
    : never
  : never;

/** Builds the instances of a system and wires their ports: there is no other composition. */
export interface Composer {
  /** What is chosen of a choice that the system lists. */
  readonly chosen: Chosen;
  /** Creates one object; `startsIn` says in which state, by its path, where that is not its own start. */
  object<D extends AnyObjectDef>(
    name: string,
    def: D,
    options?: { input?: unknown; startsIn?: StateOf<D> },
  ): Ref<D>;
  /**
   * Creates `count` like objects named `name0`, `name1` …, whose place is `{ [index]: i }`.
   * Like means exchangeable: a rule that singles one out is an error, unless `ordered` says
   * that the members differ by their place. Members that start in different states are not alike.
   */
  family<D extends AnyObjectDef>(
    name: string,
    count: number,
    def: D,
    options?: {
      index?: string;
      at?: Readonly<Record<string, number>>;
      input?: (i: number) => unknown;
      startsIn?: (i: number) => StateOf<D> | undefined;
      ordered?: boolean;
    },
  ): readonly Ref<D>[];
  /** Creates a thread and wires every port of it. */
  thread<T extends AnyThreadDef>(
    name: string,
    def: T,
    wires: Wires<PortsOf<T>, ContextOf<T>>,
    options?: {
      at?: Readonly<Record<string, number>>;
      picks?: Readonly<Record<string, number>>;
      family?: string;
      input?: unknown;
      helper?: boolean;
    },
  ): Ref<T>;
}
