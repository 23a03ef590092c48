import type { Composer, Instance, Sizes, SizeSpec } from './composer.ts';
import type { Change } from './change.ts';
import type { Duty } from './duty.ts';
import { ModelError } from './error.ts';
import type { Rule } from './rule.ts';
import { checkPicks } from './check-picks.ts';
import { speakerOf } from './thread.ts';

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
    object(name, objectDef, { input, startsIn } = {}) {
      const start = startsIn === undefined ? {} : { startsIn };
      add({ name, def: objectDef, at: {}, input, ...start, wires: {}, picks: {}, helper: false });
      return { name };
    },
    family(
      name,
      count,
      objectDef,
      { index = name, at = {}, input, startsIn, ordered = false } = {},
    ) {
      const starts = Array.from({ length: count }, (_, i) => startsIn?.(i));
      if (!ordered && new Set(starts).size > 1) {
        throw new ModelError(
          `${where}, family ${name}, startsIn`,
          'members start in different states, and would not be alike',
          'say { ordered: true }: the members then differ by their place',
        );
      }
      return Array.from({ length: count }, (_, i) => {
        add({
          name: `${name}${i}`,
          def: objectDef,
          at: { ...at, [index]: i },
          ...(!ordered && count > 1 && { family: name }),
          input: input?.(i),
          ...(starts[i] !== undefined && { startsIn: starts[i] }),
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
