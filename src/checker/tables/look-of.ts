import { ModelError } from '../../model/error.ts';
import type { AnyObjectDef, Glimpse } from '../../model/object-def.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { hasState, inState } from './member.ts';

/** The test that a look stands for: a named one of the object, or a state of the machine. */
export function lookOf(
  def: AnyObjectDef | AnyThreadDef,
  text: string,
  where: string,
): (glimpse: Glimpse) => boolean {
  const negated = text.startsWith('looks not ');
  const name = text.slice((negated ? 'looks not ' : 'looks ').length);
  const named = def.kind === 'object' ? def.looks.get(name) : undefined;
  if (!named && !hasState(def.machine, name)) {
    const names = [
      ...(def.kind === 'object' ? def.looks.keys() : []),
      ...Object.keys(def.machine.root.states),
    ];
    throw new ModelError(
      where,
      `looks for '${name}' at ${def.id}`,
      `looks of ${def.id}: ${names.join(', ')}`,
    );
  }
  const holds = named ?? ((glimpse: Glimpse) => inState(glimpse.value, name));
  return negated ? (glimpse) => !holds(glimpse) : holds;
}
