import type { Alternative, Choice } from '../choice.ts';
import type { Setting, Sizes, SizeSpec } from '../composer.ts';
import { ModelError } from '../error.ts';
import { nearest } from '../similar.ts';
import type { SystemDef } from '../system.ts';

/** Who goes through a system: a search meets all of its states, runs need not. */
export type Within = 'search' | 'runs';

/** The most that a size may be. */
export function mostOf({ max, maxInRuns = max }: SizeSpec, within: Within): number {
  return within === 'runs' ? maxInRuns : max;
}

/**
 * The setting of a search: the defaults with the given sizes and choices on top.
 *
 * @param within whether it is for random runs instead, which go to larger sizes
 * @throws ModelError for a size or a choice that the system does not have, or a value that it does not take
 */
export function resolveSizes(
  def: SystemDef,
  given: Setting = {},
  within: Within = 'search',
): Setting {
  const choices: Record<string, string> = {};
  for (const one of def.choices) {
    const value = given[one.id] ?? one.default;
    if (!one.alternatives.some(({ id }) => id === value)) {
      throw new ModelError(
        `system ${def.id}, ${one.id} = ${value}`,
        'is not one of its alternatives',
        nearest(
          String(value),
          one.alternatives.map(({ id }) => id),
        ),
      );
    }
    choices[one.id] = String(value);
  }
  const specs = sizeSpecs(def, choices);
  const sizes: Record<string, number> = {};
  for (const [name, spec] of Object.entries(specs)) sizes[name] = spec.default;
  for (const [name, value] of Object.entries(given)) {
    if (name in choices) continue;
    const spec = specs[name];
    if (!spec) {
      throw new ModelError(
        `system ${def.id}, size ${name}`,
        'does not exist',
        `sizes: ${Object.keys(specs).join(', ') || 'none'}`,
      );
    }
    const min = spec.min ?? 1;
    const max = mostOf(spec, within);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw new ModelError(
        `system ${def.id}, size ${name} = ${value}`,
        'is out of range',
        `use a whole number from ${min} to ${max}`,
      );
    }
    sizes[name] = value;
  }
  return { ...sizes, ...choices };
}

/** What is chosen at a setting, choice by choice; what the setting does not name is the default. */
export function chosenAt(def: SystemDef, setting: Setting): readonly Alternative[] {
  return def.choices.map((one) => alternativeAt(one, setting));
}

function alternativeAt(of: Choice, setting: Setting): Alternative {
  const wanted = setting[of.id] ?? of.default;
  return of.alternatives.find(({ id }) => id === wanted)!;
}

/** The sizes that a system has with what is chosen at a setting. */
export function sizeSpecs(def: SystemDef, setting: Setting): Readonly<Record<string, SizeSpec>> {
  return Object.assign({}, def.sizes, ...chosenAt(def, setting).map(({ sizes }) => sizes));
}

/** The default setting, then for each choice each other alternative with it. */
export function everyChoice(def: SystemDef): Setting[] {
  const others = def.choices.flatMap(({ id, default: usual, alternatives }) =>
    alternatives.flatMap((one) => (one.id === usual ? [] : [{ [id]: one.id }])),
  );
  return [{}, ...others].map((chosen) => resolveSizes(def, chosen));
}

/** Every setting at which a system is verified, those that only `--all` searches last; what is given is so at all. */
export function everySetting(def: SystemDef, given: Setting = {}): Setting[] {
  return [{}, ...def.alsoAt, ...def.larger].map((setting) =>
    resolveSizes(def, { ...setting, ...given }),
  );
}

/** Whether a setting is as large as a rule needs, and what is chosen is what it needs. */
export function meets(setting: Setting, needs: Setting = {}): boolean {
  return Object.entries(needs).every(([name, needed]) => {
    const value = setting[name] ?? 0;
    return typeof needed === 'number' ? Number(value) >= needed : value === needed;
  });
}

/** What a setting names of the choices of a system. */
export function choicesIn({ choices }: SystemDef, setting: Setting): Setting {
  return Object.fromEntries(
    Object.entries(setting).filter(([name]) => choices.some(({ id }) => id === name)),
  );
}

/** The sizes of a setting, without what is chosen. */
export function sizesIn(setting: Setting): Sizes {
  return Object.fromEntries(
    Object.entries(setting).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number',
    ),
  );
}
