import type { Action } from '../tables/action.ts';
import { enabledSteps } from '../tables/enabled.ts';
import type { Exploration } from './exploration.ts';

/** A run as numbers: the actions taken and the local states before, between and after them. */
export interface Path {
  readonly actions: readonly Action[];
  /** One more than actions. */
  readonly states: readonly Int32Array[];
}

/** A shortest path to a state, ties broken by step order. */
export function pathTo(exploration: Exploration, state: number): Path {
  return pathAlong(exploration, chainTo(exploration, state));
}

/** The states of a shortest path, the initial one first. */
export function chainTo(exploration: Exploration, state: number): number[] {
  const chain: number[] = [];
  for (let at = state; at >= 0; at = exploration.parent(at)) chain.push(at);
  return chain.toReversed();
}

/** The path through states of which each is reached from the one before by a step. */
export function pathAlong(exploration: Exploration, chain: readonly number[]): Path {
  const count = exploration.compiled.instances.length;
  const states = chain.map((at) => exploration.locals(at, new Int32Array(count)));
  const actions = states.slice(1).map((after, k) => stepBetween(exploration, states[k]!, after));
  return { actions, states };
}

/** The first step in step order that leads from one state to the other. */
function stepBetween({ compiled }: Exploration, before: Int32Array, after: Int32Array): Action {
  for (const step of enabledSteps(compiled, before)) {
    if (step.after.every((local, i) => local === after[i])) return step.action;
  }
  throw new Error('no step leads from a state to the one that was found from it');
}
