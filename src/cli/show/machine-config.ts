import { initialTransition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import { definitionOf } from '../../inspect/definition.ts';
import type { AnyObjectDef } from '../../model/object-def.ts';
import type { SystemDef } from '../../model/system.ts';
import type { AnyThreadDef } from '../../model/thread-def.ts';
import { visibleJson } from '../../report/text/visible.ts';
import { machinesOfSystems } from '../lookup/named-machine.ts';

/**
 * XState's own configuration of a machine as JSON, in the order in which it was written: what an editor
 * of statecharts takes.
 *
 * @param systems where to look for an instance, whose context stands for a function of its input
 */
export function machineConfig(
  { id, machine }: AnyObjectDef | AnyThreadDef,
  systems: readonly SystemDef[],
): string {
  return configText(machine, machinesOfSystems(systems).get(id)?.input);
}

/** The configuration of a machine that starts with this input; `{}` where none is known. */
export function configText(machine: AnyStateMachine, input: unknown = {}): string {
  const config: unknown = JSON.parse(definitionOf(machine, initialContext(machine, input)));
  return `${visibleJson(JSON.stringify(config, undefined, 2))}\n`;
}

function initialContext(machine: AnyStateMachine, input: unknown): Record<string, unknown> {
  try {
    const [snapshot] = initialTransition(machine, input as never);
    return (snapshot as AnyMachineSnapshot).context as Record<string, unknown>;
  } catch {
    // A machine that is in no system may need an input that nobody has told.
    return {};
  }
}
