import { ModelError } from '../../model/error.ts';
import type { AnyView, InvariantRule } from '../../model/rule.ts';

/**
 * What a rule's own function says of a view.
 *
 * @throws ModelError, with the rule's name, when the function throws (it may not know a state that it
 *   meets, or write into one), or answers neither yes nor no: nothing returned is never pending, and a
 *   promise always holds
 */
export function askRule<View>(rule: string, says: (view: View) => boolean, view: View): boolean {
  const answer: unknown = calledFor(rule, says, view);
  if (typeof answer === 'boolean') return answer;
  throw new ModelError(
    `rule ${rule}`,
    `its function answers ${answer === undefined ? 'nothing' : Object.prototype.toString.call(answer)}, and neither yes nor no`,
    'return true or false: with braces an arrow function returns only what return says',
  );
}

/** The values that falsify an invariant, in its own words. */
export function becauseOf({ id, because }: InvariantRule, view: AnyView): string | undefined {
  return because && calledFor(id, because, view);
}

/** @throws ModelError, with the rule's name, when its function throws */
function calledFor<View, T>(rule: string, call: (view: View) => T, view: View): T {
  try {
    return call(view);
  } catch (error) {
    if (error instanceof ModelError) throw error.within(`rule ${rule}, `);
    throw new ModelError(
      `rule ${rule}`,
      `cannot be judged: ${error instanceof Error ? error.message : String(error)}`,
      'correct its function; the context that it reads is frozen, so copy what is to be sorted or changed',
      { cause: error },
    );
  }
}
