import type { Action } from '../tables/action.ts';
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
  const spins = (instance: number): boolean => {
    const { def } = compiled.instances[instance]!;
    return def.kind === 'object' && def.lock?.spins === true;
  };
  let best: SleepInAtomic | undefined;
  for (const { action, held } of holdings(exploration)) {
    const spinning = held.find(spins);
    if (spinning === undefined) continue;
    const sleeps =
      action.offer.meta.sleeps === true ||
      locksAwaited(compiled, action).some((lock) => !spins(lock));
    const earlier =
      best === undefined ||
      exploration.firedFrom(action.id) < exploration.firedFrom(best.action.id);
    if (sleeps && earlier) best = { action, spinning };
  }
  return best;
}
