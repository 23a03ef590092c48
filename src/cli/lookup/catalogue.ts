import type { Duty } from '../../model/duty.ts';
import type { AnyEdit, Edit } from '../../model/edit.ts';
import type { Rule } from '../../model/rule.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { SystemDef } from '../../model/system.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { edits } from '../../history/index.ts';
import { systems } from '../../systems/index.ts';

/** What can be verified: the published systems and history, or what a user's file exports. */
export interface Catalogue {
  readonly systems: readonly SystemDef[];
  readonly edits: readonly AnyEdit[];
  /** Rules and duties of no system of their own: they are about published ones. */
  readonly rules?: readonly Rule[];
  readonly duties?: readonly Duty[];
  /** Machines that are exported by themselves. */
  readonly machines?: readonly (AnyObjectDef | AnyThreadDef)[];
}

/** Everything that ships with unplug. */
export const published = { systems, edits } satisfies Catalogue & { edits: readonly Edit[] };

/** A published system with the rules and duties that a file has about it beside its own. */
function withOwn(
  system: SystemDef,
  { systems: own, rules = [], duties = [] }: Catalogue,
): SystemDef {
  if (own.includes(system)) return system;
  const isNew = (known: readonly { readonly id: string }[]) => (one: { readonly id: string }) =>
    known.every(({ id }) => id !== one.id);
  return {
    ...system,
    rules: [...system.rules, ...rules.filter(isNew(system.rules))],
    duties: [...system.duties, ...duties.filter(isNew(system.duties))],
  };
}

/** The systems of a file and the published ones, with what the file has about these. */
export function systemsWith(catalogue: Catalogue): SystemDef[] {
  const own = new Set(catalogue.systems.map(({ id }) => id));
  return [
    ...catalogue.systems,
    ...published.systems
      .filter(({ id }) => !own.has(id))
      .map((system) => withOwn(system, catalogue)),
  ];
}
