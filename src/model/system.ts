import type { Change } from './change.ts';
import type { Duty } from './duty.ts';
import { ModelError } from './error.ts';
import type { AnyObjectDef } from './object.ts';
import type { Rule, Seen } from './rule.ts';
import { checkPicks } from './check-picks.ts';
import { speakerOf, type AnyThreadDef, type Every, type Taking } from './thread.ts';

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
export type Wires<P, C> = {
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
  readonly wires: Readonly<Record<string, unknown>>;
  /** How many values each index has that the thread may pick. */
  readonly picks: Readonly<Record<string, number>>;
  /** A thread that only helps (a shrinker): a progress rule may leave it out. */
  readonly helper: boolean;
}

/** Sizes of a system by name, e.g. `{ pages: 2, processes: 2 }`. */
export type Sizes = Readonly<Record<string, number>>;

/** One size of a system: what it counts, its default, the least and the most it takes. */
export interface SizeSpec {
  readonly unit: string;
  readonly default: number;
  readonly min?: number;
  readonly max: number;
}

type PortsOf<T> = T extends { wires?: infer P } ? NonNullable<P> : never;
type ContextOf<T> = T extends { says?: infer S }
  ? NonNullable<S> extends { context: infer C }
    ? C
    : never
  : never;

/** Builds the instances of a system and wires their ports: there is no other composition. */
export interface Composer {
  /** Creates one object. */
  object<D extends AnyObjectDef>(name: string, def: D, options?: { input?: unknown }): Ref<D>;
  /**
   * Creates `count` like objects named `name0`, `name1` …, whose place is `{ [index]: i }`.
   * Like means exchangeable: a rule that singles one out is an error, unless `ordered` says
   * that the members differ by their place.
   */
  family<D extends AnyObjectDef>(
    name: string,
    count: number,
    def: D,
    options?: {
      index?: string;
      at?: Readonly<Record<string, number>>;
      input?: (i: number) => unknown;
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

/** Something that keeps a thread waiting, in words. */
export interface Blamed {
  readonly waiter: string;
  readonly waitsFor: string;
  readonly heldBy: string;
}

/** Says of a state who waits, for what, and who holds it; nothing when nobody waits. */
export type Blame = (instances: readonly Seen[]) => readonly Blamed[];

/** A composition of machines with its rules and duties. */
export interface SystemDef {
  readonly id: string;
  /** One sentence: the question that this system answers. */
  readonly about: string;
  readonly sizes: Readonly<Record<string, SizeSpec>>;
  /** Further sizes at which the default run verifies it: where a restriction of the default is lifted. */
  readonly alsoAt: readonly Sizes[];
  readonly rules: readonly Rule[];
  readonly duties: readonly Duty[];
  /** What a reader must know is left out; printed with every verdict. */
  readonly notModelled: readonly string[];
  readonly blame?: Blame;
  readonly compose: (composer: Composer, sizes: Sizes) => void;
}

/** Declares a system. */
export function system(def: {
  id: string;
  about: string;
  sizes?: Readonly<Record<string, SizeSpec>>;
  alsoAt?: readonly Sizes[];
  rules: readonly Rule[];
  duties?: readonly Duty[];
  notModelled?: readonly string[];
  blame?: Blame;
  compose: (composer: Composer, sizes: Sizes) => void;
}): SystemDef {
  return { sizes: {}, alsoAt: [], duties: [], notModelled: [], ...def };
}

/**
 * The sizes of a run: the defaults with the given ones on top.
 *
 * @throws ModelError for a size that the system does not have or does not take
 */
export function resolveSizes(def: SystemDef, given: Sizes = {}): Sizes {
  const sizes: Record<string, number> = {};
  for (const [name, spec] of Object.entries(def.sizes)) sizes[name] = spec.default;
  for (const [name, value] of Object.entries(given)) {
    const spec = def.sizes[name];
    if (!spec) {
      throw new ModelError(
        `system ${def.id}, size ${name}`,
        'does not exist',
        `sizes: ${Object.keys(def.sizes).join(', ') || 'none'}`,
      );
    }
    const min = spec.min ?? 1;
    if (!Number.isInteger(value) || value < min || value > spec.max) {
      throw new ModelError(
        `system ${def.id}, size ${name} = ${value}`,
        'is out of range',
        `use a whole number from ${min} to ${spec.max}`,
      );
    }
    sizes[name] = value;
  }
  return sizes;
}

/**
 * Creates the instances of a system at the given sizes.
 *
 * @throws ModelError for a name used twice, a port left unwired, a range that no step picks from
 */
export function instancesOf(def: SystemDef, sizes: Sizes): Instance[] {
  const instances: Instance[] = [];
  const dropped = def.duties.flatMap((duty) => duty.dropped);
  def.compose(composerInto(instances, `system ${def.id}`, dropped), sizes);
  return instances;
}

/**
 * A composer that appends what it creates.
 *
 * @param where whose composition it is, for messages
 * @param later changes that may be made, whose steps may pick
 */
export function composerInto(
  instances: Instance[],
  where: string,
  later: readonly Change[] = [],
): Composer {
  const names = new Set(instances.map(({ name }) => name));
  const add = (instance: Instance): void => {
    if (names.has(instance.name)) {
      throw new ModelError(
        `${where}, instance ${instance.name}`,
        'is created twice',
        'give each instance its own name',
      );
    }
    names.add(instance.name);
    instances.push(instance);
  };
  return {
    object(name, objectDef, { input } = {}) {
      add({ name, def: objectDef, at: {}, input, wires: {}, picks: {}, helper: false });
      return { name };
    },
    family(name, count, objectDef, { index = name, at = {}, input, ordered = false } = {}) {
      return Array.from({ length: count }, (_, i) => {
        add({
          name: `${name}${i}`,
          def: objectDef,
          at: { ...at, [index]: i },
          ...(!ordered && count > 1 && { family: name }),
          input: input?.(i),
          wires: {},
          picks: {},
          helper: false,
        });
        return { name: `${name}${i}` };
      });
    },
    thread(name, threadDef, wires, { at = {}, picks = {}, family, input, helper = false } = {}) {
      for (const port of threadDef.ports) {
        if (!(port in (wires as object))) {
          throw new ModelError(
            `${where}, thread ${name}, ${speakerOf(threadDef, port)}`,
            `port ${port} is not wired`,
            `wired: ${Object.keys(wires as object).join(', ') || 'none'}; wire it where the thread is created, or correct its name in the step`,
          );
        }
      }
      checkPicks(`${where}, thread ${name}`, threadDef, picks, later);
      add({
        name,
        def: threadDef,
        at,
        wires: wires as Readonly<Record<string, unknown>>,
        picks,
        input,
        helper,
        ...(family !== undefined && { family }),
      });
      return { name };
    },
  };
}
