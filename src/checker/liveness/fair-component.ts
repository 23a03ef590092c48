import { componentsOf, SKIP, type Components } from './components.ts';
import type { Graph } from '../search/exploration.ts';
import type { Fairness } from './fairness.ts';
import { HEED_MASK } from '../search/interrupted.ts';
import { StateMarks } from '../tables/state-marks.ts';

/** A set of states in which a fair run can stay for ever, earliest state first. */
export interface FairComponent {
  readonly members: Uint32Array;
  readonly has: (state: number) => boolean;
}

/**
 * A strongly connected set of states in which a run that respects fairness can stay, or undefined.
 * Strong conditions by removal of the states that enable what is never taken inside
 * (E. Emerson and C. Lei, Modalities for model checking, 1987).
 *
 * @param inside 1 for a state in which the run may be
 * @param counts 1 for an action that counts (helpers may be left out)
 */
export function fairComponent(
  graph: Graph,
  inside: Uint8Array,
  counts: Uint8Array,
  fairness: Fairness,
): FairComponent | undefined {
  const alive = inside.slice();
  const bits = Int32Array.from(counts, (counted) => (counted === 1 ? 0 : SKIP));
  let left = 0;
  for (const one of alive) left += one;
  while (left > 0) {
    const components = componentsOf({ graph, inside: alive, bits });
    const byComponent = membersOf(components);
    const { of } = components;
    for (let component = 0; component < components.count; component++) {
      if ((component & HEED_MASK) === 0) graph.heed();
      const members = byComponent(component);
      const verdict = judge(graph, of, component, members, counts, fairness);
      if (verdict === 'fair') return { members, has: (state) => of[state] === component };
      for (const state of verdict) alive[state] = 0;
      left -= verdict.length;
    }
    if (components.count === 0) return undefined;
  }
  return undefined;
}

/** Looks up the members of each component, earliest state first. */
function membersOf({ of, count }: Components): (component: number) => Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const component of of) if (component >= 0) starts[component + 1]!++;
  for (let c = 0; c < count; c++) starts[c + 1]! += starts[c]!;
  const fill = starts.slice();
  const members = new Uint32Array(starts[count]!);
  for (let state = 0; state < of.length; state++) {
    const component = of[state]!;
    if (component >= 0) members[fill[component]!++] = state;
  }
  return (component) => members.subarray(starts[component]!, starts[component + 1]!);
}

/** `fair`, or the states in which no fair run of this component can stay. */
function judge(
  graph: Graph,
  of: Int32Array,
  component: number,
  members: Uint32Array,
  counts: Uint8Array,
  { obliges, threadOf, groupOf }: Fairness,
): 'fair' | Uint32Array | readonly number[] {
  const obligedIn = new Map<number, number>();
  const lastObliged = new Map<number, number>();
  const stepped = new Set<number>();
  const enabledIn = new Map<number, number[]>();
  const taken = new Set<number>();
  let loops = false;
  let turns = 0;
  for (const state of members) {
    if ((++turns & HEED_MASK) === 0) graph.heed();
    for (let edge = graph.offsets[state]!; edge < graph.offsets[state + 1]!; edge++) {
      const action = graph.actions[edge]!;
      if (counts[action] === 0) continue;
      const thread = threadOf(action);
      const group = groupOf(action);
      const stays = of[graph.targets[edge]!] === component;
      if (obliges(action) && lastObliged.get(thread) !== state) {
        lastObliged.set(thread, state);
        obligedIn.set(thread, (obligedIn.get(thread) ?? 0) + 1);
      }
      if (stays) {
        loops = true;
        stepped.add(thread);
      }
      if (group < 0) continue;
      if (stays) taken.add(group);
      const enabled = enabledIn.get(group);
      if (enabled === undefined) enabledIn.set(group, [state]);
      else if (enabled.at(-1) !== state) enabled.push(state);
    }
  }
  if (!loops) return members;
  const starved: number[] = [];
  const met = new StateMarks();
  for (const [group, enabled] of enabledIn) {
    if (!taken.has(group)) for (const state of enabled) if (met.add(state)) starved.push(state);
  }
  if (starved.length > 0) return starved;
  for (const [thread, count] of obligedIn) {
    if (count === members.length && !stepped.has(thread)) return members;
  }
  return 'fair';
}
