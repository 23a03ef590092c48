import type { AnyStateMachine } from 'xstate';
import { revisedInstances, type Revision } from '../model/changes/revised-instances.ts';
import type { SystemDef } from '../model/system.ts';
import type { Setting } from '../model/composer.ts';

/** The machines of a system by id, as edits and dropped duties leave them. */
export function machinesOf(
  system: SystemDef,
  sizes: Setting,
  revisions: readonly Revision[],
): ReadonlyMap<string, AnyStateMachine> {
  const instances = revisedInstances(system, sizes, revisions);
  return new Map(instances.map(({ def }) => [def.id, def.machine]));
}
