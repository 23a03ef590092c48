import { componentsOf } from './components.ts';
import type { Exploration } from '../search/exploration.ts';
import { HEED_MASK } from '../search/interrupted.ts';
import { pathAlong, type Path } from '../search/path.ts';
import { chainToStandstill } from './standstill.ts';

/** A thread that is not at rest and can never step again, with a run that shows it. */
interface Deadlock {
  readonly thread: number;
  readonly path: Path;
  /** It is stuck after so many steps; what follows shows who waits for whom. */
  readonly after: number;
}

/** Threads are judged in groups of as many as a component has bits. */
const GROUP = 31;

/** A state in which some thread that is not at rest can never step again. */
interface Stuck {
  readonly thread: number;
  readonly state: number;
  /** Whether it has left the state that it starts in. */
  readonly begun: boolean;
}

/**
 * The earliest state in which some thread that is not at rest can never step again, and what follows. One
 * that has begun is told before one that still is where it started: that one may only wait for work.
 */
export function findDeadlock(exploration: Exploration): Deadlock | undefined {
  const { compiled } = exploration;
  let best: Stuck | undefined;
  for (let first = 0; first < compiled.threads.length; first += GROUP) {
    const found = earliestStuck(exploration, compiled.threads.slice(first, first + GROUP));
    if (found && (!best || isTold(found, best))) best = found;
  }
  if (!best) return undefined;
  const chain = chainToStandstill(exploration, best.state);
  const path = pathAlong(exploration, chain);
  return { thread: best.thread, path, after: chain.indexOf(best.state) };
}

function isTold(one: Stuck, other: Stuck): boolean {
  return one.begun === other.begun ? one.state < other.state : one.begun;
}

function earliestStuck(exploration: Exploration, group: readonly number[]): Stuck | undefined {
  const { compiled, states, locals, corrupt } = exploration;
  const graph = exploration.graph!;
  const bitOf = new Map(group.map((thread, bit) => [thread, 1 << bit]));
  const everyone = group.reduce((bits, thread) => bits | bitOf.get(thread)!, 0);
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
  const stuckIn = (state: number): number => everyone & ~bits[of[state]!]!;
  const never = (thread: number, state: number): boolean =>
    (stuckIn(state) & bitOf.get(thread)!) !== 0;
  const into = new Int32Array(compiled.instances.length);
  let idle: Stuck | undefined;
  for (let state = 0; state < states; state++) {
    if ((state & HEED_MASK) === 0) graph.heed();
    if (inside[state] === 0 || stuckIn(state) === 0) continue;
    locals(state, into);
    const stuck = group.filter(
      (one) => never(one, state) && !compiled.spaces[one]!.rests[into[one]!]!,
    );
    const [first] = stuck;
    if (first === undefined) continue;
    const thread = stuck.find((one) => into[one] !== compiled.initial[one]);
    if (thread !== undefined) return { thread, state, begun: true };
    idle ??= { thread: first, state, begun: false };
  }
  return idle;
}
