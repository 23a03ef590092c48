import type { AnyStateNode } from 'xstate';
import type { StepMeta } from '../thread-def.ts';
import { nodesOf, pathOf } from '../machine/state-nodes.ts';
import { admitCandidates } from './candidates.ts';
import { isViolation } from './kinds.ts';
import { admitRegions } from './regions.ts';
import type { Refusals } from './refusals.ts';
import { admitTransition } from './transitions.ts';

/** Refuses `always` in an object, and in a thread whatever is more than bookkeeping between two steps. */
export function admitAlways(refusals: Refusals, node: AnyStateNode): void {
  const { always = [] } = node;
  if (always.length === 0) return;
  const place = { node, event: 'always' };
  if (refusals.def.kind === 'object') {
    refusals.at(
      place,
      'an object must not move by itself',
      'move it in the step that causes the change',
    );
  }
  if (isViolation(node) || [...nodesOf(node)].some(isViolation)) {
    refusals.at(
      place,
      'leaves a violation, which nobody would see',
      'let the violation be the end',
    );
  }
  for (const transition of always) {
    admitTransition(refusals, place, transition);
    admitRegions(refusals, place, transition);
    const { ports = {}, picks = [] } = (transition.meta ?? {}) as StepMeta;
    if (Object.keys(ports).length > 0 || picks.length > 0)
      refusals.at(
        place,
        'speaks to a port or picks an index, and is no step: nothing would be said',
        'make it a step with a name',
      );
  }
  admitCandidates(refusals, place, always);
  const other = movesBeside(node);
  if (other)
    refusals.at(
      place,
      `may be taken in the same instant as the always of ${pathOf(other)}, in an order that depends on the way to this state`,
      'let one region at most move by itself, or make one of them a step',
    );
}

/** A state with `always` that can be active beside this one and moves in another region, or around it. */
function movesBeside(node: AnyStateNode): AnyStateNode | undefined {
  let region = node;
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'parallel') {
      for (const sibling of Object.values(at.states)) {
        if (sibling === region) continue;
        for (const inner of nodesOf(sibling)) if (moves(inner)) return inner;
      }
      for (let outer: AnyStateNode | undefined = at; outer; outer = outer.parent)
        if (moves(outer)) return outer;
    }
    region = at;
  }
  return undefined;
}

function moves({ always = [] }: AnyStateNode): boolean {
  return always.length > 0;
}
