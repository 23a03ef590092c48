import type { Exploration, Graph } from '../search/exploration.ts';
import { chainTo } from '../search/path.ts';

/** States looked at before the run is left as it is. */
const LOOKED_AT_MOST = 20_000;

/**
 * The states of a shortest run, gone on with until it can be seen who waits for whom: to where no thread
 * can step that is not at rest, or else to the first state in which one is kept waiting. What cannot be undone often happens long before anybody waits in vain.
 *
 * @param counts 1 for each action that may be taken on the way
 */
export function chainToStandstill(
  exploration: Exploration,
  state: number,
  counts?: Uint8Array,
): number[] {
  const way = onwards(exploration, exploration.graph!, state, counts);
  return [...chainTo(exploration, state), ...way];
}

/** The states on the way on, without the one it starts in; none when there is nothing more to see. */
function onwards(
  exploration: Exploration,
  { offsets, targets, actions, heed }: Graph,
  start: number,
  counts: Uint8Array | undefined,
): number[] {
  const { compiled } = exploration;
  const goesOn = Uint8Array.from(compiled.actions, ({ id, thread, from }) =>
    counts?.[id] !== 0 && !compiled.spaces[thread]!.rests[from]! ? 1 : 0,
  );
  const from = new Map([[start, -1]]);
  const locals = new Int32Array(compiled.instances.length);
  let told: number | undefined;
  for (const state of from.keys()) {
    if (from.size > LOOKED_AT_MOST) break;
    heed();
    let isStill = true;
    const able = new Set<number>();
    for (let edge = offsets[state]!; edge < offsets[state + 1]!; edge++) {
      able.add(compiled.actions[actions[edge]!]!.thread);
      if (goesOn[actions[edge]!] === 0) continue;
      isStill = false;
      const target = targets[edge]!;
      if (!from.has(target) && !exploration.corrupt(target)) from.set(target, state);
    }
    if (isStill) return wayTo(from, state);
    exploration.locals(state, locals);
    const waits = (thread: number): boolean =>
      !able.has(thread) &&
      locals[thread] !== compiled.initial[thread] &&
      !compiled.spaces[thread]!.rests[locals[thread]!]!;
    if (told === undefined && compiled.threads.some(waits)) told = state;
  }
  return told === undefined ? [] : wayTo(from, told);
}

function wayTo(from: ReadonlyMap<number, number>, state: number): number[] {
  const way: number[] = [];
  for (let at = state; from.get(at) !== -1; at = from.get(at)!) way.push(at);
  return way.toReversed();
}
