import { checkParts } from './check-parts.ts';
import type { Alternative, Choice } from './choice.ts';
import type { Composer, Setting, Sizes, SizeSpec } from './composer.ts';
import type { Duty } from './duty.ts';
import { refuseUnknownParts } from './known-parts.ts';
import { ModelError } from './error.ts';
import type { Rule } from './rule.ts';
import { nearest } from './similar.ts';

/** A composition of machines with its rules and duties. */
export interface SystemDef {
  readonly id: string;
  /** One sentence: the question that this system answers. */
  readonly about: string;
  readonly sizes: Readonly<Record<string, SizeSpec>>;
  /** What may be chosen beside its sizes; the rules are the same whatever is. */
  readonly choices: readonly Choice[];
  /** Further settings at which the default run verifies it: where a restriction of the default is lifted. */
  readonly alsoAt: readonly Setting[];
  /** Settings that are searched with `--all` only: they take minutes, and the default run names them. */
  readonly larger: readonly Setting[];
  readonly rules: readonly Rule[];
  readonly duties: readonly Duty[];
  /** What a reader must know is left out; printed with every verdict. */
  readonly notModelled: readonly string[];
  readonly compose: (composer: Composer, sizes: Sizes) => void;
}

const PARTS = 'id about sizes choices alsoAt larger rules duties notModelled compose'.split(' ');

/**
 * Declares a system.
 *
 * @throws ModelError for a choice that is named like another or like a size, or an alternative that belongs
 *   elsewhere, lacks a part, or is known to break a rule that there is not
 */
export function system(def: {
  id: string;
  about: string;
  sizes?: Readonly<Record<string, SizeSpec>>;
  choices?: readonly Choice[];
  alsoAt?: readonly Setting[];
  larger?: readonly Setting[];
  rules: readonly Rule[];
  duties?: readonly Duty[];
  notModelled?: readonly string[];
  compose: (composer: Composer, sizes: Sizes) => void;
}): SystemDef {
  refuseUnknownParts(`system ${def.id}`, def, PARTS);
  const made = {
    sizes: {},
    choices: [],
    alsoAt: [],
    larger: [],
    duties: [],
    notModelled: [],
    ...def,
  };
  const taken = new Set(Object.keys(made.sizes));
  for (const one of made.choices) {
    if (taken.has(one.id))
      throw new ModelError(
        `system ${made.id}, choice ${one.id}`,
        'is the name of another choice or of a size',
        'give it a name of its own',
      );
    taken.add(one.id);
    for (const alternative of one.alternatives) checkAlternative(made, one, alternative);
  }
  return made;
}

/**
 * A system whose choice has further alternatives, of a user's file.
 *
 * @throws ModelError for one whose id is taken, or that lacks a part
 */
export function withAlternatives(def: SystemDef, alternatives: readonly Alternative[]): SystemDef {
  const choices = def.choices.map((one) => {
    const more = alternatives.filter(({ of }) => of?.choice === one.id);
    for (const { id } of more) {
      if (one.alternatives.every((known) => known.id !== id)) continue;
      throw new ModelError(
        `${one.id} ${id}`,
        `is the id of one that ${def.id} has`,
        'give it an id of its own',
      );
    }
    for (const alternative of more) checkAlternative(def, one, alternative);
    return { ...one, alternatives: [...one.alternatives, ...more] };
  });
  for (const { id, of } of alternatives) {
    if (of === undefined || choices.some((one) => one.id === of.choice)) continue;
    throw new ModelError(
      `${of.choice} ${id}`,
      `system ${def.id} has no choice ${of.choice}`,
      nearest(
        of.choice,
        choices.map((one) => one.id),
      ),
    );
  }
  return { ...def, choices };
}

function checkAlternative(system: SystemDef, choice: Choice, alternative: Alternative): void {
  const { id, of } = alternative;
  if (of !== undefined && (of.system !== system.id || of.choice !== choice.id))
    throw new ModelError(
      `system ${system.id}, ${choice.id} ${id}`,
      `is an alternative of ${of.choice} of system ${of.system}`,
      'list it where it belongs',
    );
  checkParts(choice, alternative);
  checkKnown(system, choice, alternative);
}

/** What is known of an alternative is about rules and duties that the system has. */
function checkKnown(
  { rules, duties }: Pick<SystemDef, 'rules' | 'duties'>,
  choice: Choice,
  { id, breaks = {}, breaksWithout = {} }: Alternative,
): void {
  const named = [
    ...Object.keys(breaks).map((rule) => ({ part: 'breaks', name: rule, of: rules })),
    ...Object.entries(breaksWithout).flatMap(([duty, without]) => [
      { part: 'breaksWithout', name: duty, of: duties },
      ...without.map((rule) => ({ part: `breaksWithout ${duty}`, name: rule, of: rules })),
    ]),
  ];
  for (const { part, name, of } of named) {
    const ids = of.map((one) => one.id);
    if (ids.includes(name)) continue;
    throw new ModelError(
      `${choice.id} ${id}, ${part}`,
      `names ${name}, which the system does not have`,
      nearest(name, ids),
    );
  }
}
