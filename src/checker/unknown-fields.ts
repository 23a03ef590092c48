import { ModelError } from '../model/error.ts';
import { absentFields, mayWrite } from '../model/machine/fields-of-context.ts';
import { nearest, similar } from '../model/similar.ts';
import type { Compiled } from './tables/compile.ts';
import { namesAsked, type Asking } from './tables/names-asked.ts';
import type { Def } from './tables/step-fault.ts';

/**
 * Refuses what reads a field that no context has: `undefined` compares with nothing, and a guard, a look or
 * a rule that reads it would say the same for ever. To be asked when every state was met.
 *
 * @throws ModelError naming the rule, or the machine and its function
 */
export function refuseUnknownFields(compiled: Compiled, rules: readonly Asking[]): void {
  const { system, instances, spaces } = compiled;
  const fields = new Map<Def, Set<string>>();
  for (const { def, glimpses } of new Set(spaces))
    fields.set(def, new Set(glimpses.flatMap(({ context }) => Object.keys(context))));
  const isThere = (def: Def, field: string): boolean =>
    fields.get(def)?.has(field) === true || mayWrite(def.machine, field);
  for (const rule of rules) {
    for (const [field, machines] of namesAsked(system, instances, rule).absent) {
      const asked = [...machines];
      if (asked.some((def) => isThere(def, field))) continue;
      const known = asked.flatMap((def) => [...(fields.get(def) ?? [])]);
      throw new ModelError(
        `rule ${rule.id}, context.${field}`,
        `is in no state of ${asked.map(({ id }) => id).join(', ')}`,
        `${nearest(field, [...new Set(known)])}; a rule for systems that may be without it says mayLack: ['${field}']`,
      );
    }
  }
  for (const [def, known] of fields) {
    const looks = def.kind === 'object' ? def.looks.values() : [];
    for (const { part, field } of absentFields(def.machine, looks)) {
      // What is like no field that there is may be one that only other systems set.
      if (isThere(def, field) || similar(field, [...known]).length === 0) continue;
      throw new ModelError(
        `${def.kind} ${def.id}, ${part}`,
        `reads context.${field}, which no state of it has`,
        `${nearest(field, [...known])}; ask '${field}' in context where it may be absent`,
      );
    }
  }
}
