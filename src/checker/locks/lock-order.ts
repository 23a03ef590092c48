import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
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
  const taken: LocksTaken = new Map();
  for (const { action, held } of holdings(exploration))
    noteOrder(taken, exploration.compiled, action, held);
  return cycleIn(taken);
}

/** For each lock the locks that were waited for while it was held, each with a step that shows it. */
export type LocksTaken = Map<number, Map<number, Action>>;

/** Notes in which order a step takes locks, of which its thread holds some. @returns whether it is new */
export function noteOrder(
  taken: LocksTaken,
  compiled: Compiled,
  action: Action,
  held: readonly number[],
): boolean {
  let isNew = false;
  for (const lock of locksAwaited(compiled, action)) {
    for (const before of held) {
      const after = taken.get(before) ?? new Map<number, Action>();
      taken.set(before, after);
      if (after.has(lock)) continue;
      after.set(lock, action);
      isNew = true;
    }
  }
  return isNew;
}

/** A shortest cycle in an order of locks. */
export function cycleIn(taken: LocksTaken): LockCycle | undefined {
  let best: LockCycle | undefined;
  for (const start of taken.keys()) {
    const cycle = shortestCycle(taken, start);
    if (cycle && (!best || cycle.locks.length < best.locks.length)) best = cycle;
  }
  return best;
}

/** What is wrong, in one sentence. */
export function lockCycleText({ instances }: Compiled, { locks, steps }: LockCycle): string {
  const order = [...locks, locks[0]!].map((lock) => instances[lock]!.name);
  const shown = steps.map(
    ({ thread, offer }, i) =>
      `${instances[thread]!.name} takes ${order[i + 1]!} in ${offer.event} while it holds ${order[i]!}`,
  );
  return `locks are taken in a cycle, ${order.join(' -> ')}: ${shown.join('; ')}`;
}

function shortestCycle(taken: LocksTaken, start: number): LockCycle | undefined {
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
