import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { innermostAround, nodesOf, pathOf } from '../machine/state-nodes.ts';
import { admitActions } from './actions.ts';
import { admitGuard } from './guards.ts';
import { admitTransitionKeys } from './known-keys.ts';
import type { Place, Refusals } from './refusals.ts';

/** Refuses a transition with a guard, an action or targets that the model does not have. */
export function admitTransition(
  refusals: Refusals,
  place: Place,
  transition: AnyTransitionDefinition,
): void {
  const { actions, guard, target } = transition;
  admitTransitionKeys(refusals, place, transition);
  admitActions(refusals, place, actions as readonly unknown[]);
  admitGuard(refusals, place, guard);
  if (target === undefined && actions.length === 0 && place.event !== 'always') {
    refusals.at(
      place,
      'an empty transition forbids the event',
      place.node.type === 'atomic'
        ? 'drop it, or write a self target'
        : 'drop it, or take the event in each state inside (a self target would start them anew)',
    );
  }
  admitTargets(refusals, place, (target ?? []) as readonly AnyStateNode[]);
}

/** Several targets must be in different regions, or XState is in two states of one region at once. */
function admitTargets(refusals: Refusals, place: Place, targets: readonly AnyStateNode[]): void {
  const known = new Set(nodesOf(refusals.def.machine.root));
  if (!targets.every((one) => known.has(one))) {
    refusals.at(
      place,
      'leads to something that is no state of this machine',
      'name a state of it, by its name, its path or its id',
    );
    return;
  }
  for (const [i, one] of targets.entries()) {
    for (const other of targets.slice(i + 1)) {
      if (innermostAround(one, other)?.type === 'parallel' && areBeside(one, other)) continue;
      refusals.at(
        place,
        `leads to ${pathOf(one)} and ${pathOf(other)}, which are not in two regions: XState would be in both`,
        'name one target a region',
      );
    }
  }
}

/** Whether neither of two states is the other or inside it. */
function areBeside(one: AnyStateNode, other: AnyStateNode): boolean {
  for (let at: AnyStateNode | undefined = one; at; at = at.parent) if (at === other) return false;
  for (let at: AnyStateNode | undefined = other; at; at = at.parent) if (at === one) return false;
  return true;
}
