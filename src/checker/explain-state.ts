import type { Run } from '../schemas/run.ts';
import type { Action } from './tables/action.ts';
import type { Compiled } from './tables/compile.ts';
import { enabledSteps, tryStep } from './tables/enabled.ts';
import { refusalText } from './liveness/refusal-text.ts';
import { shortState } from './tables/short-state.ts';

/**
 * The state after `at` steps of a run in words: every thread with its state, the steps that it can
 * take, and for each that it can not the participant, its state and what it refuses.
 *
 * @param why keep only steps whose name or thread contains this
 */
export function explainState(compiled: Compiled, run: Run, at: number, why = ''): string[] {
  const locals = stateAfter(compiled, run, at);
  const lines = [`after ${at} of ${run.steps.length} steps`];
  for (const thread of compiled.threads) {
    const { name } = compiled.instances[thread]!;
    const shown = compiled
      .actionsOf(thread, locals[thread]!)
      .filter(({ offer }) => name.includes(why) || offer.event.includes(why));
    if (shown.length === 0 && why !== '') continue;
    lines.push('', `${name} is ${shortState(compiled, thread, locals[thread]!)}`);
    for (const action of shown) {
      const outcome = tryStep(compiled, action, locals);
      lines.push(
        'after' in outcome
          ? `  can   ${nameOf(action)}`
          : `  can't ${nameOf(action)}: ${refusalText(compiled, outcome.refusal, locals)}`,
      );
    }
    if (shown.length === 0) lines.push('  has no step here');
  }
  if (lines.length === 1)
    lines.push(
      '',
      `no thread has a step like '${why}' in this state; its threads are where the list of all steps says`,
    );
  return lines;
}

function nameOf({ offer, picks }: Action): string {
  const chosen = Object.entries(picks).map(([index, value]) => `${index} ${value}`);
  return chosen.length > 0 ? `${offer.event} (${chosen.join(', ')})` : offer.event;
}

function stateAfter(compiled: Compiled, run: Run, at: number): Int32Array {
  let locals: Int32Array = Int32Array.from(compiled.initial);
  for (const { thread, step, picks } of run.steps.slice(0, at)) {
    const taken = [...enabledSteps(compiled, locals)].find(
      ({ action }) =>
        compiled.instances[action.thread]!.name === thread &&
        action.offer.event === step &&
        Object.entries(picks).every(([index, value]) => action.picks[index] === value),
    );
    if (!taken) throw new Error(`${thread}: ${step} cannot be taken`);
    locals = taken.after;
  }
  return locals;
}
