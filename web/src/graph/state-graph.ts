import { enabledIn, initialOf, stepsOf, type Locals } from '../../../src/explore/interpret.ts';
import type { Scene, ShownBy } from '../../../src/explore/scene-data.ts';
import { isAtRest, isViolated } from '../run/search-path.ts';
import type { Move } from '../story.ts';

/** A system with more states than these is drawn in part. */
export const WHOLE_MAX = 5_000;

/** States drawn beside each state of the path of a system that is not drawn whole. */
export const BESIDE_MAX = 36;

/** How far off the path a system that is not drawn whole is followed. */
const AWAY_MAX = 8;

/**
 * - `broken`: an instance is in a violation, or an invariant is false
 * - `stuck`: no step can be taken, and some thread may not rest
 * - `rest`: every thread may rest for ever
 */
export type StateKind = 'plain' | 'broken' | 'stuck' | 'rest';

/** A state in the picture, and the step by which it was met first. */
interface GraphState {
  readonly locals: Locals;
  /** Steps from the start, on the way by which it was met. */
  readonly depth: number;
  readonly kind: StateKind;
  /** Absent for the states that the picture starts from. */
  readonly came?: { readonly from: number; readonly move: Move };
  /** Whether some step leads to a state that is not in the picture. */
  readonly open: boolean;
}

/** A step between two states of the picture. */
interface GraphStep {
  readonly from: number;
  readonly to: number;
  readonly move: Move;
}

/** States and the steps between them. */
export interface StateGraph {
  readonly states: readonly GraphState[];
  readonly steps: readonly GraphStep[];
  /** The states of the path it was made around, in order; only the first when the system is whole. */
  readonly roots: readonly number[];
  /** Every reachable state is in it. */
  readonly whole: boolean;
  /** The number of a state; undefined when it is not in the picture. */
  readonly find: (locals: Locals) => number | undefined;
}

/** All states of a small system, none of them after a violation; undefined for one that is larger or that the tables do not hold. */
export function wholeGraph(scene: Scene): StateGraph | undefined {
  if (scene.fromFile !== undefined) return undefined;
  const all = grow(scene, [initialOf(scene)], { total: WHOLE_MAX });
  return all.whole ? all : undefined;
}

/** The states that are nearest to those of a path, so many in a row that the path stays in sight. */
export function graphAround(scene: Scene, path: readonly Locals[]): StateGraph {
  return grow(scene, path, { beside: BESIDE_MAX, away: AWAY_MAX });
}

interface Bounds {
  readonly total?: number;
  /** States of one depth. */
  readonly beside?: number;
  /** Steps off the path. */
  readonly away?: number;
}

function grow(
  scene: Scene,
  path: readonly Locals[],
  { total = Infinity, beside = Infinity, away = Infinity }: Bounds,
): StateGraph {
  const known = new Map<string, number>();
  const states: (Omit<GraphState, 'open'> & { open: boolean })[] = [];
  const steps: GraphStep[] = [];
  /** Steps off the path, by state. */
  const far: number[] = [];
  const inRows = new Map<number, number>();
  const kindOf = kindsIn(scene);
  const meet = (locals: Locals, depth: number, came?: GraphState['came']): number | undefined => {
    const key = locals.join();
    const number = known.get(key);
    if (number !== undefined) return number;
    const off = came ? far[came.from]! + 1 : 0;
    const inRow = inRows.get(depth) ?? 0;
    if (came && (states.length >= total || inRow >= beside || off > away)) return undefined;
    if (came) inRows.set(depth, inRow + 1);
    far.push(off);
    known.set(key, states.length);
    const kind = kindOf(locals);
    return states.push({ locals, depth, kind, open: false, ...(came && { came }) }) - 1;
  };
  const roots = path.map((locals, depth) => meet(locals, depth)!);
  for (let head = 0; head < states.length; head++) {
    const { locals, depth } = states[head]!;
    if (isViolated(scene, locals)) continue;
    for (const { thread, number, after } of enabledIn(scene, locals)) {
      const move: Move = [thread, number];
      const to = meet(after, depth + 1, { from: head, move });
      if (to === undefined) states[head]!.open = true;
      else steps.push({ from: head, to, move });
    }
    if (leadsOutside(scene, locals)) states[head]!.open = true;
  }
  return {
    states,
    steps,
    roots,
    whole: states.every(({ open }) => !open),
    find: (locals) => known.get(locals.join()),
  };
}

/** Whether the tables of the page end here. */
function leadsOutside(scene: Scene, locals: Locals): boolean {
  return scene.instances.some(
    ({ kind }, thread) =>
      kind === 'thread' &&
      stepsOf(scene, locals, thread).some((one) => 'untold' in one && one.untold),
  );
}

function kindsIn(scene: Scene): (locals: Locals) => StateKind {
  const invariants = scene.rules.flatMap(({ kind, shown = [] }) =>
    kind === 'invariant' ? shown.map(sets) : [],
  );
  return (locals) => {
    if (isViolated(scene, locals) || invariants.some((isFalse) => isFalse(locals))) return 'broken';
    if (isAtRest(scene, locals)) return 'rest';
    const canStep = enabledIn(scene, locals).length > 0 || leadsOutside(scene, locals);
    return canStep ? 'plain' : 'stuck';
  };
}

function sets({ instances, tuples }: ShownBy): (locals: Locals) => boolean {
  const shown = new Set(tuples);
  return (locals) => shown.has(instances.map((i) => locals[i]).join());
}

/** The moves that lead to a state: along the path that the picture was made around, then off it. */
export function movesTo({ states, roots }: StateGraph, to: number, path: readonly Move[]): Move[] {
  const moves: Move[] = [];
  let at = to;
  for (let { came } = states[at]!; came; { came } = states[at]!) {
    moves.push(came.move);
    at = came.from;
  }
  return [...path.slice(0, Math.max(0, roots.indexOf(at))), ...moves.toReversed()];
}
