import type { Run } from '../../schemas/run.ts';
import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { enabledSteps } from '../tables/enabled.ts';
import type { Path } from './path.ts';

/**
 * A run as the numbers of a compiled system.
 *
 * @throws Error for a step that cannot be taken: the run is one of another system
 */
export function pathOfRun(compiled: Compiled, { system, steps }: Run): Path {
  const states: Int32Array[] = [Int32Array.from(compiled.initial)];
  const actions = steps.map(({ thread, step, picks }, k): Action => {
    for (const { action, after } of enabledSteps(compiled, states[k]!)) {
      if (compiled.instances[action.thread]!.name !== thread) continue;
      if (action.offer.event !== step) continue;
      if (Object.entries(picks).some(([index, value]) => action.picks[index] !== value)) continue;
      states.push(after);
      return action;
    }
    throw new Error(`step ${k + 1} of a run of ${system} cannot be taken: ${thread}: ${step}`);
  });
  return { actions, states };
}
