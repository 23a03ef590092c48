import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { nodesOf, pathOf } from '../../model/machine/state-nodes.ts';
import type { Unmet } from '../../schemas/verdict.ts';
import type { Exploration } from './exploration.ts';
import { inState } from '../../model/machine/in-state.ts';

/** Steps of the threads that no reachable state ever enabled. */
export function neverFired({ compiled, firedFrom }: Exploration): Unmet[] {
  const fired = new Set<string>();
  for (const { id, transition } of compiled.actions) {
    if (firedFrom(id) < 0) continue;
    const { machine, state, event } = compiled.transitions[transition]!;
    fired.add(`${machine}|${state}|${event}`);
  }
  const unmet: Unmet[] = [];
  for (const machine of machinesOf(compiled.instances.filter(({ def }) => def.kind === 'thread'))) {
    for (const node of nodesOf(machine.root)) {
      for (const event of node.transitions.keys()) {
        const state = node.path.join('.');
        if (!fired.has(`${machine.id}|${state}|${event}`))
          unmet.push({ machine: machine.id, name: `${state}: ${event}` });
      }
    }
  }
  return unmet;
}

/** States that no instance ever entered; violation states are meant not to be. */
export function neverEntered({ compiled }: Exploration): Unmet[] {
  const unmet: Unmet[] = [];
  for (const machine of machinesOf(compiled.instances)) {
    const values = compiled.spaces
      .filter((space) => space.def.machine === machine)
      .flatMap(({ glimpses }) => glimpses.map(({ value }) => value));
    for (const node of nodesOf(machine.root)) {
      if (!['atomic', 'final'].includes(node.type) || node === machine.root) continue;
      if (node.tags.includes('violation') || isBookkeeping(node)) continue;
      if (!values.some((value) => inState(value, pathOf(node))))
        unmet.push({ machine: machine.id, name: pathOf(node) });
    }
  }
  return unmet;
}

function machinesOf(
  instances: readonly { def: { machine: AnyStateMachine } }[],
): AnyStateMachine[] {
  return [...new Set(instances.map(({ def }) => def.machine))];
}

/** A state that only `always` leaves is passed through between two steps; nothing rests in it. */
function isBookkeeping({ always = [], transitions }: AnyStateNode): boolean {
  return always.length > 0 && transitions.size === 0;
}
