import type { FairnessNote } from '../../schemas/run.ts';
import type { Compiled } from '../tables/compile.ts';
import { tryStep } from '../tables/enabled.ts';
import type { Lasso } from './lasso.ts';
import { refusalText } from './refusal-text.ts';

/** For each thread, why fairness does not force it out of the loop. */
export function explainFairness(
  compiled: Compiled,
  { actions, states, loop }: Lasso,
): FairnessNote[] {
  const around = states.slice(loop, -1);
  const inLoop = actions.slice(loop);
  return compiled.threads.map((thread) => {
    const { name } = compiled.instances[thread]!;
    const own = inLoop.filter((action) => action.thread === thread);
    if (own.length > 0)
      return { thread: name, why: `takes ${own.length} of the ${inLoop.length} steps of the loop` };
    const space = compiled.spaces[thread]!;
    const resting = around.filter((locals) => space.rests[locals[thread]!]).length;
    if (resting > 0) return { thread: name, why: 'is at rest, where it may stay for ever' };
    for (const [k, locals] of around.entries()) {
      const offered = compiled.actionsOf(thread, locals[thread]!);
      const refusals = offered.map((action) => tryStep(compiled, action, locals));
      if (refusals.some((outcome) => 'after' in outcome)) continue;
      const first = refusals[0];
      const why =
        first && 'refusal' in first
          ? refusalText(compiled, first.refusal, locals)
          : 'it has no step';
      return {
        thread: name,
        why: `is blocked after step ${loop + k} of the run: ${offered[0] ? `${offered[0].offer.event}: ` : ''}${why}`,
      };
    }
    return { thread: name, why: 'takes part in no step of the loop' };
  });
}
