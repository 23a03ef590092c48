import type { Action } from '../tables/action.ts';
import { Chunked } from '../tables/chunked.ts';
import { StateMarks } from '../tables/state-marks.ts';
import type { Exploration } from '../search/exploration.ts';
import type { FairComponent } from './fair-component.ts';
import type { Fairness } from './fairness.ts';
import { HEED_MASK } from '../search/interrupted.ts';
import { pathTo, type Path } from '../search/path.ts';

/** A run that goes round for ever: the last state equals the state before action `loop`. */
export interface Lasso extends Path {
  readonly loop: number;
}

/** Loops are tried from this many of the earliest states; the shortest is kept. */
const STARTS = 24;

/** One edge of the graph on the way. */
interface Hop {
  readonly from: number;
  readonly edge: number;
}

/**
 * A short fair lasso into a component: the shortest way there, then a loop that meets every fairness
 * condition it raises. Short, not claimed minimal.
 */
export function lassoIn(
  exploration: Exploration,
  component: FairComponent,
  counts: Uint8Array,
  fairness: Fairness,
): Lasso {
  let best: { start: number; hops: readonly Hop[] } | undefined;
  for (const start of component.members.subarray(0, STARTS)) {
    const hops = fairLoop(exploration, component, counts, fairness, start);
    if (hops && (!best || hops.length < best.hops.length)) best = { start, hops };
  }
  if (!best) throw new Error('a fair component has no fair loop');
  const { compiled } = exploration;
  const graph = exploration.graph!;
  const prefix = pathTo(exploration, best.start);
  const locals = (state: number): Int32Array =>
    exploration.locals(state, new Int32Array(compiled.instances.length));
  const actions: Action[] = best.hops.map(({ edge }) => compiled.actions[graph.actions[edge]!]!);
  return {
    actions: [...prefix.actions, ...actions],
    states: [...prefix.states, ...best.hops.map(({ edge }) => locals(graph.targets[edge]!))],
    loop: prefix.actions.length,
  };
}

/** A closed walk from `start`, lengthened until no fairness condition is left unmet. */
function fairLoop(
  exploration: Exploration,
  component: FairComponent,
  counts: Uint8Array,
  fairness: Fairness,
  start: number,
): readonly Hop[] | undefined {
  const graph = exploration.graph!;
  const goals: Goal[] = [];
  for (;;) {
    const hops: Hop[] = [];
    let at = start;
    for (const goal of goals) {
      const way = search(graph, component, counts, at, goal);
      if (!way) return undefined;
      hops.push(...way);
      if (way.length > 0) at = graph.targets[way.at(-1)!.edge]!;
    }
    const back = search(graph, component, counts, at, {
      edge: (edge) => start === graph.targets[edge],
    });
    if (!back) return undefined;
    if (hops.length === 0 || at !== start) hops.push(...back);
    const unmet = unmetGoal(exploration, hops, counts, fairness);
    if (!unmet) return hops;
    goals.push(unmet);
  }
}

/** Where a part of the walk must lead: over an edge, or to a state. */
interface Goal {
  readonly edge?: (edge: number) => boolean;
  readonly state?: (state: number) => boolean;
}

/** The shortest walk inside the component that reaches the goal. */
function search(
  graph: NonNullable<Exploration['graph']>,
  component: FairComponent,
  counts: Uint8Array,
  from: number,
  goal: Goal,
): Hop[] | undefined {
  if (goal.state?.(from) === true) return [];
  const seen = new StateMarks();
  const queue = new Chunked();
  const cameFrom = new Chunked();
  const cameBy = new Chunked();
  const meet = (state: number, head: number, edge: number): void => {
    if (!seen.add(state)) return;
    queue.push(state);
    cameFrom.push(head);
    cameBy.push(edge);
  };
  meet(from, 0, 0);
  for (let head = 0; head < queue.length; head++) {
    const state = queue.get(head);
    if ((head & HEED_MASK) === 0) graph.heed();
    for (let edge = graph.offsets[state]!; edge < graph.offsets[state + 1]!; edge++) {
      const target = graph.targets[edge]!;
      if (counts[graph.actions[edge]!] === 0 || !component.has(target)) continue;
      if (goal.edge?.(edge) === true || goal.state?.(target) === true) {
        const way: Hop[] = [{ from: state, edge }];
        for (let at = head; at > 0; at = cameFrom.get(at))
          way.push({ from: queue.get(cameFrom.get(at)), edge: cameBy.get(at) });
        return way.toReversed();
      }
      meet(target, head, edge);
    }
  }
  return undefined;
}

/** The first fairness condition that a closed walk raises and does not meet, as a goal. */
function unmetGoal(
  { graph }: Exploration,
  hops: readonly Hop[],
  counts: Uint8Array,
  { obliges, threadOf, groupOf }: Fairness,
): Goal | undefined {
  const { offsets, actions, targets } = graph!;
  const stepped = new Set(hops.map(({ edge }) => threadOf(actions[edge]!)));
  const taken = new Set(hops.map(({ edge }) => groupOf(actions[edge]!)));
  const visited = new Set(hops.map(({ from }) => from));
  const obligedIn = new Map<number, number>();
  for (const state of visited) {
    const obliged = new Set<number>();
    for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
      if (counts[actions[edge]!] === 0) continue;
      const group = groupOf(actions[edge]!);
      if (group >= 0 && !taken.has(group))
        return { edge: (other) => groupOf(actions[other]!) === group };
      if (obliges(actions[edge]!)) obliged.add(threadOf(actions[edge]!));
    }
    for (const thread of obliged) obligedIn.set(thread, (obligedIn.get(thread) ?? 0) + 1);
  }
  for (const [thread, count] of obligedIn) {
    if (count < visited.size || stepped.has(thread)) continue;
    const isFree = (state: number): boolean => {
      for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
        if (
          counts[actions[edge]!] === 1 &&
          threadOf(actions[edge]!) === thread &&
          obliges(actions[edge]!)
        )
          return false;
      }
      return true;
    };
    return { edge: (edge) => threadOf(actions[edge]!) === thread || isFree(targets[edge]!) };
  }
  return undefined;
}
