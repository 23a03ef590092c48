import type { AnyStateMachine } from 'xstate';
import { applyChanges } from '../model/apply-changes.ts';
import type { Change } from '../model/change.ts';
import { instancesOf, type Sizes, type SystemDef } from '../model/system.ts';

/** Changes of a system's machines, and who asks for them. */
interface Revision {
  readonly by: string;
  readonly changes: readonly Change[];
}

/** The machines of a system by id, as edits and dropped duties leave them. */
export function machinesOf(
  system: SystemDef,
  sizes: Sizes,
  revisions: readonly Revision[],
): ReadonlyMap<string, AnyStateMachine> {
  const defs = new Map(instancesOf(system, sizes).map(({ def }) => [def.id, def]));
  for (const { by, changes } of revisions) applyChanges(defs, changes, by);
  return new Map([...defs].map(([id, { machine }]) => [id, machine]));
}
