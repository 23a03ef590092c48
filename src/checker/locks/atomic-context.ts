import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import type { Exploration } from '../search/exploration.ts';
import { holdings, locksAwaited } from './locks.ts';

/** A step that may sleep although its thread holds a lock under which nothing may sleep. */
interface SleepInAtomic {
  readonly action: Action;
  readonly spinning: number;
}

/** The first step, by action, that may sleep in atomic context. */
export function findSleepInAtomic(exploration: Exploration): SleepInAtomic | undefined {
  const { compiled } = exploration;
  let best: SleepInAtomic | undefined;
  for (const { action, held } of holdings(exploration)) {
    const found = sleepUnder(compiled, action, held);
    const earlier =
      best === undefined ||
      exploration.firedFrom(action.id) < exploration.firedFrom(best.action.id);
    if (found && earlier) best = found;
  }
  return best;
}

/** Whether a step may sleep although its thread holds one of these locks. */
export function sleepUnder(
  compiled: Compiled,
  action: Action,
  held: readonly number[],
): SleepInAtomic | undefined {
  const spins = (instance: number): boolean => {
    const { def } = compiled.instances[instance]!;
    return def.kind === 'object' && def.lock?.spins === true;
  };
  const spinning = held.find(spins);
  if (spinning === undefined) return undefined;
  const sleeps =
    action.offer.meta.sleeps === true ||
    locksAwaited(compiled, action).some((lock) => !spins(lock));
  return sleeps ? { action, spinning } : undefined;
}

/** What is wrong, in one sentence. */
export function sleepText({ instances }: Compiled, { action, spinning }: SleepInAtomic): string {
  return `${instances[action.thread]!.name} may sleep in ${action.offer.event} while it holds ${instances[spinning]!.name}`;
}
