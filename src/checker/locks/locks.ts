import { ModelError } from '../../model/error.ts';
import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import type { Exploration } from '../search/exploration.ts';

/** A step that was taken while locks were held. */
interface Holding {
  readonly action: Action;
  /** Instances of the locks held before the step. */
  readonly held: readonly number[];
}

/**
 * Every step that was taken in some reachable state, with the locks that its thread held.
 *
 * @throws ModelError when a thread reaches one local state with and without a lock
 */
export function* holdings(exploration: Exploration): Generator<Holding> {
  const { compiled, firedFrom } = exploration;
  for (const thread of compiled.threads) {
    const start = compiled.initial[thread]!;
    const heldAt = new Map<number, readonly number[]>([[start, []]]);
    const queue = [start];
    for (let local = queue.pop(); local !== undefined; local = queue.pop()) {
      const held = heldAt.get(local)!;
      for (const action of compiled.actionsOf(thread, local)) {
        if (firedFrom(action.id) < 0) continue;
        yield { action, held };
        const after = heldAfter(compiled, action, held);
        const known = heldAt.get(action.to);
        if (known === undefined) {
          heldAt.set(action.to, after);
          queue.push(action.to);
        } else if (known.join() !== after.join()) {
          throw new ModelError(
            `thread ${compiled.instances[thread]!.name}, state ${JSON.stringify(compiled.spaces[thread]!.glimpses[action.to]!.value)}`,
            `is reached with different locks held (${names(compiled, known)}; ${names(compiled, after)})`,
            'give the two cases two states, or release the lock on every way',
          );
        }
      }
    }
  }
}

/** The locks that a step takes by waiting for them; a trylock waits for nothing and orders nothing. */
export function locksAwaited(compiled: Compiled, { uses }: Action): number[] {
  return uses.flatMap(({ instance, event }) => {
    const { def } = compiled.instances[instance]!;
    if (def.kind !== 'object' || event === undefined || def.events.get(event) !== 'wait') return [];
    return def.lock?.take.includes(event) === true ? [instance] : [];
  });
}

/** The locks that a thread holds after a step. */
export function heldAfter(compiled: Compiled, { uses }: Action, held: readonly number[]): number[] {
  const after = new Set(held);
  for (const { instance, event } of uses) {
    const { def } = compiled.instances[instance]!;
    if (def.kind !== 'object' || event === undefined) continue;
    if (def.lock?.take.includes(event) === true) after.add(instance);
    if (def.lock?.release.includes(event) === true) after.delete(instance);
  }
  return [...after].toSorted((a, b) => a - b);
}

function names(compiled: Compiled, locks: readonly number[]): string {
  return locks.map((lock) => compiled.instances[lock]!.name).join(', ') || 'none';
}
