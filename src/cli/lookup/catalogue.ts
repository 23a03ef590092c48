import type { Alternative } from '../../model/choice.ts';
import type { Duty } from '../../model/duty.ts';
import { ModelError } from '../../model/error.ts';
import type { AnyEdit, Edit } from '../../model/edit.ts';
import type { Rule } from '../../model/rule.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import { nearest } from '../../model/similar.ts';
import { withAlternatives, type SystemDef } from '../../model/system.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { edits } from '../../history/index.ts';
import { systems } from '../../systems/index.ts';

/** An alternative that says where it belongs. */
type OwnAlternative = Alternative & Required<Pick<Alternative, 'of'>>;

/** What can be verified: the published systems and history, or what a user's file exports. */
export interface Catalogue {
  readonly systems: readonly SystemDef[];
  readonly edits: readonly AnyEdit[];
  /** Rules and duties of no system of their own: they are about published ones. */
  readonly rules?: readonly Rule[];
  readonly duties?: readonly Duty[];
  /** Alternatives of choices that published systems have. */
  readonly alternatives?: readonly OwnAlternative[];
  /** Machines that are exported by themselves. */
  readonly machines?: readonly (AnyObjectDef | AnyThreadDef)[];
}

/** Everything that ships with unplug. */
export const published = { systems, edits } satisfies Catalogue & { edits: readonly Edit[] };

/**
 * A published system with the rules, duties and alternatives that a file has about it beside its own.
 *
 * @throws ModelError for an alternative that lacks a part, or that comes with another text of a rule
 */
function withOwn(
  system: SystemDef,
  { systems: own, rules = [], duties = [], alternatives = [] }: Catalogue,
): SystemDef {
  if (own.includes(system)) return system;
  const more = alternatives.filter(({ of }) => of.system === system.id);
  if (more.length > 0) refuseSameRule(system, rules);
  const isNew = (known: readonly { readonly id: string }[]) => (one: { readonly id: string }) =>
    known.every(({ id }) => id !== one.id);
  return {
    ...withAlternatives(system, more),
    rules: [...system.rules, ...rules.filter(isNew(system.rules))],
    duties: [...system.duties, ...duties.filter(isNew(system.duties))],
  };
}

/** The rules are the same with every alternative: one that comes with its own would not be compared. */
function refuseSameRule(system: SystemDef, rules: readonly Rule[]): void {
  for (const { id } of rules) {
    if (system.rules.some((rule) => rule.id === id))
      throw new ModelError(
        `rule ${id}`,
        `is a rule of ${system.id}, which are the same with every alternative`,
        'leave it out; a rule of your own needs an id of its own',
      );
  }
}

/**
 * The systems of a file and the published ones, with what the file has about these.
 *
 * @throws ModelError for an alternative that does not fit
 */
export function systemsWith(catalogue: Catalogue): SystemDef[] {
  const own = new Set(catalogue.systems.map(({ id }) => id));
  const ids = published.systems.map(({ id }) => id);
  for (const { id, of } of catalogue.alternatives ?? []) {
    if (!ids.includes(of.system))
      throw new ModelError(
        `${of.choice} ${id}`,
        `there is no system ${of.system}`,
        nearest(of.system, ids),
      );
  }
  return [
    ...catalogue.systems,
    ...published.systems
      .filter(({ id }) => !own.has(id))
      .map((system) => withOwn(system, catalogue)),
  ];
}
