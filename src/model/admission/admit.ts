import type { AnyTransitionDefinition } from 'xstate';
import type { Problem } from '../error.ts';
import { nodesOf } from '../machine/state-nodes.ts';
import { admitAlways } from './always.ts';
import { admitCandidates } from './candidates.ts';
import { isNotOfTheAuthor } from './event-names.ts';
import { admitKinds } from './kinds.ts';
import { admitRegions } from './regions.ts';
import { Refusals, type Admitted } from './refusals.ts';
import { admitState } from './states.ts';
import { admitStep } from './steps.ts';
import { admitTransition } from './transitions.ts';

/**
 * Refuses, with a reason, whatever would break the equality of tables and XState (docs/architecture.md A4).
 *
 * @param found what is wrong with the declaration beside the machine: it is told with the rest
 * @returns every transition of the machine
 * @throws ModelError naming machine, state and event of everything that is refused
 */
export function admitMachine(
  def: Admitted,
  found: readonly Problem[] = [],
): AnyTransitionDefinition[] {
  const refusals = new Refusals(def, found);
  const all: AnyTransitionDefinition[] = [];
  const nodes = nodesOf(def.machine.root);
  const firstOfId = new Map(nodes.toReversed().map((node) => [node.id, node]));
  for (const node of nodes) {
    admitState(refusals, node, firstOfId.get(node.id)!);
    for (const [event, candidates] of node.transitions) {
      const place = { node, event };
      if (isNotOfTheAuthor(refusals, place)) continue;
      for (const candidate of candidates) {
        admitTransition(refusals, place, candidate);
        admitRegions(refusals, place, candidate);
      }
      if (def.kind === 'thread') admitStep(refusals, place, candidates);
      else admitCandidates(refusals, place, candidates);
      all.push(...candidates);
    }
    admitAlways(refusals, node);
  }
  if (def.kind === 'object') admitKinds(refusals);
  refusals.throwAny();
  return all;
}
