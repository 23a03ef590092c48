import { componentsOf } from './components.ts';
import type { Exploration } from './exploration.ts';
import { HEED_MASK } from './interrupted.ts';
import { pathTo, type Path } from './path.ts';

/** A thread that is not at rest and can never step again, with the shortest run to that state. */
export interface Deadlock {
  readonly thread: number;
  readonly path: Path;
}

/** Threads are judged in groups of as many as a component has bits. */
const GROUP = 31;

/** The earliest state in which some thread that is not at rest can never step again. */
export function findDeadlock(exploration: Exploration): Deadlock | undefined {
  const { compiled } = exploration;
  let best: { thread: number; state: number } | undefined;
  for (let first = 0; first < compiled.threads.length; first += GROUP) {
    const found = earliestStuck(exploration, compiled.threads.slice(first, first + GROUP));
    if (found && (!best || found.state < best.state)) best = found;
  }
  return best && { thread: best.thread, path: pathTo(exploration, best.state) };
}

function earliestStuck(
  exploration: Exploration,
  threads: readonly number[],
): { thread: number; state: number } | undefined {
  const { compiled, states, locals, corrupt } = exploration;
  const graph = exploration.graph!;
  const bitOf = new Map(threads.map((thread, bit) => [thread, 1 << bit]));
  const everyone = threads.reduce((bits, thread) => bits | bitOf.get(thread)!, 0);
  // A state with corrupt memory is left out: anything may follow it, so every thread counts as able to step.
  const inside = new Uint8Array(states);
  for (let state = 0; state < states; state++) {
    if ((state & HEED_MASK) === 0) graph.heed();
    if (!corrupt(state)) inside[state] = 1;
  }
  const { of, bits } = componentsOf({
    graph,
    inside,
    bits: Int32Array.from(compiled.actions, ({ thread }) => bitOf.get(thread) ?? 0),
    leaving: everyone,
  });
  const into = new Int32Array(compiled.instances.length);
  for (let state = 0; state < states; state++) {
    if ((state & HEED_MASK) === 0) graph.heed();
    if (inside[state] === 0) continue;
    const never = everyone & ~bits[of[state]!]!;
    if (never === 0) continue;
    locals(state, into);
    for (const thread of threads) {
      if ((never & bitOf.get(thread)!) !== 0 && !compiled.spaces[thread]!.rests[into[thread]!])
        return { thread, state };
    }
  }
  return undefined;
}
