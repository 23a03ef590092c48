import { smallestReordering } from '../checker/search/reorder.ts';
import type { Race } from '../schemas/run.ts';
import { stepsOf, type Locals } from './interpret.ts';
import type { Scene } from './scene-data.ts';

/**
 * The steps of a path whose order brings it where something is broken, as `Run.race` tells them.
 *
 * @param moves each step as a thread and its number in that thread's local state
 * @param states one more than moves
 */
export function raceOfMoves(
  scene: Scene,
  moves: readonly (readonly [thread: number, step: number])[],
  states: readonly Locals[],
  isBroken: (locals: Locals) => boolean,
): Race | 'none' | undefined {
  return smallestReordering({
    threads: moves.map(([thread]) => thread),
    states,
    take: (k, locals) => {
      const [thread, number] = moves[k]!;
      const step = stepsOf(scene, locals, thread)[number];
      return step && 'after' in step ? step.after : undefined;
    },
    isBroken,
  });
}
