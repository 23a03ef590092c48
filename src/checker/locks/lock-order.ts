import type { Action } from '../tables/action.ts';
import type { Exploration } from '../search/exploration.ts';
import { holdings, locksAwaited } from './locks.ts';

/** Two orders of locks that together close a cycle, each with a step that shows it. */
interface LockCycle {
  /** Lock instances in the order of the cycle; the last is taken while the first waits. */
  readonly locks: readonly number[];
  /** For each neighbouring pair, a step that takes the second while the first is held. */
  readonly steps: readonly Action[];
}

/** A shortest cycle in the order in which locks were taken, or undefined (lockdep's rule). */
export function findLockCycle(exploration: Exploration): LockCycle | undefined {
  const { compiled } = exploration;
  const taken = new Map<number, Map<number, Action>>();
  for (const { action, held } of holdings(exploration)) {
    for (const lock of locksAwaited(compiled, action)) {
      for (const before of held) {
        const after = taken.get(before) ?? new Map<number, Action>();
        taken.set(before, after);
        if (!after.has(lock)) after.set(lock, action);
      }
    }
  }
  let best: LockCycle | undefined;
  for (const start of taken.keys()) {
    const cycle = shortestCycle(taken, start);
    if (cycle && (!best || cycle.locks.length < best.locks.length)) best = cycle;
  }
  return best;
}

function shortestCycle(
  taken: ReadonlyMap<number, ReadonlyMap<number, Action>>,
  start: number,
): LockCycle | undefined {
  const queue: LockCycle[] = [{ locks: [start], steps: [] }];
  const seen = new Set<number>();
  for (const { locks, steps } of queue) {
    for (const [lock, action] of taken.get(locks.at(-1)!) ?? []) {
      if (lock === start) return { locks, steps: [...steps, action] };
      if (seen.has(lock)) continue;
      seen.add(lock);
      queue.push({ locks: [...locks, lock], steps: [...steps, action] });
    }
  }
  return undefined;
}
