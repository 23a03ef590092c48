import type { Graph } from '../search/exploration.ts';
import { HEED_MASK } from '../search/interrupted.ts';

/**
 * The earliest state of a region from which no edge out of the region can be reached; undefined when every
 * state has a way out.
 *
 * Most edges lead from a state to one that was found later. So the states are gone through from the last to
 * the first and back, those that are left again and again: a few turns are enough, and each looks at one
 * byte of a target.
 *
 * @param inside 1 for a state that belongs to the region
 * @param usable for each action, 1 if its edges count
 */
export function firstWithoutWayOut(
  graph: Graph,
  inside: Uint8Array,
  usable: Uint8Array,
): number | undefined {
  const { offsets, targets, actions } = graph;
  const isOut = inside.map((one) => 1 - one);
  const leadsOut = (state: number): boolean => {
    const end = offsets[state + 1]!;
    for (let edge = offsets[state]!; edge < end; edge++)
      if (isOut[targets[edge]!] === 1 && usable[actions[edge]!] === 1) return true;
    return false;
  };
  let left: number[] = [];
  for (let state = inside.length - 1; state >= 0; state--) {
    if ((state & HEED_MASK) === 0) graph.heed();
    if (isOut[state] === 1) continue;
    if (leadsOut(state)) isOut[state] = 1;
    else left.push(state);
  }
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    left = left.toReversed().filter((state, turn) => {
      if ((turn & HEED_MASK) === 0) graph.heed();
      if (!leadsOut(state)) return true;
      isOut[state] = 1;
      return false;
    });
  }
  return left.length === 0 ? undefined : Math.min(left[0]!, left.at(-1)!);
}
