import { ModelError } from '../../model/error.ts';
import type { InvariantRule, ViolationRule } from '../../model/rule.ts';
import type { Race } from '../../schemas/run.ts';
import type { Action } from '../tables/action.ts';
import type { Compiled } from '../tables/compile.ts';
import { tryStep } from '../tables/enabled.ts';
import type { Path } from './path.ts';
import { smallestReordering } from './reorder.ts';
import { watchesOf } from './watch.ts';

/**
 * Finds the smallest reordering of a run under which its rule holds and no other safety rule breaks.
 *
 * @returns `none` when no order of the threads mends it; undefined for a run that is too long to try
 */
export function raceOf(
  compiled: Compiled,
  rule: ViolationRule | InvariantRule,
  path: Path,
): Race | 'none' | undefined {
  const { actions, states } = path;
  return smallestReordering({
    threads: actions.map(({ thread }) => thread),
    states,
    take: (k, locals) => afterStep(compiled, actions[k]!, locals),
    isBroken: brokenBy(compiled, rule, path),
  });
}

/** A step of another order may lead where no search went: what the model has no answer to is no run. */
function afterStep(compiled: Compiled, action: Action, locals: Int32Array): Int32Array | undefined {
  try {
    const outcome = tryStep(compiled, action, locals);
    return 'after' in outcome ? outcome.after : undefined;
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** Whether a state breaks the rule, or is a violation that the run does not meet before its end. */
function brokenBy(
  compiled: Compiled,
  rule: ViolationRule | InvariantRule,
  { states }: Path,
): (locals: Int32Array) => boolean {
  const violated = (locals: Int32Array): number[] =>
    compiled.spaces.flatMap((space, i) => (space.violates[locals[i]!] ? [i] : []));
  const met = violated(states.at(-2) ?? states.at(-1)!);
  const isViolation = (locals: Int32Array): boolean =>
    violated(locals).some((i) => !met.includes(i));
  if (rule.kind === 'violation') return isViolation;
  const watches = watchesOf(compiled, rule.over, {
    rule,
    holds: rule.holds,
    asymmetric: rule.asymmetric === true,
  });
  return (locals) => isViolation(locals) || watches.some((watch) => !watch.holds(locals));
}
