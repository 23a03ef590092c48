import type { Action, Use } from './action.ts';
import type { Compiled } from './compile.ts';
import { REFUSED } from './local-space.ts';

/**
 * Why a step can not happen now: the participant that refuses, or for a disjunctive look every
 * instance, none of which answers (there may be none at all).
 */
export type Refusal = { readonly use: Use } | { readonly noneOf: readonly Use[] };

/** The local states after a step, or the first participant that refuses it. */
type StepAttempt = { readonly after: Int32Array } | { readonly refusal: Refusal };

/** Takes a step from `locals`, which must hold the action's own `from`. */
export function tryStep(compiled: Compiled, action: Action, locals: Int32Array): StepAttempt {
  const after = locals.slice();
  after[action.thread] = action.to;
  for (const use of action.uses) {
    const next = compiled.answer(use, locals[use.instance]!);
    if (next === REFUSED) return { refusal: { use } };
    after[use.instance] = next;
  }
  for (const set of action.some) {
    if (!set.some((use) => compiled.answer(use, locals[use.instance]!) !== REFUSED)) {
      return { refusal: { noneOf: set } };
    }
  }
  return { after };
}

/** An enabled step and where it leads. */
interface Enabled {
  readonly action: Action;
  readonly after: Int32Array;
}

/** The enabled steps of a state, by thread and document order: the order that breaks ties. */
export function* enabledSteps(compiled: Compiled, locals: Int32Array): Generator<Enabled> {
  for (const thread of compiled.threads) {
    for (const action of compiled.actionsOf(thread, locals[thread]!)) {
      const outcome = tryStep(compiled, action, locals);
      if ('after' in outcome) yield { action, after: outcome.after };
    }
  }
}
