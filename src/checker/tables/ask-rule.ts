import { ModelError } from '../../model/error.ts';

/**
 * What a rule's own function says of a view.
 *
 * @throws ModelError, with the rule's name, when the function throws (it may not know a state that it
 *   meets, or write into one), or answers neither yes nor no: nothing returned is never pending, and a
 *   promise always holds
 */
export function askRule<View>(rule: string, says: (view: View) => boolean, view: View): boolean {
  let answer: unknown;
  try {
    answer = says(view);
  } catch (error) {
    if (error instanceof ModelError) throw error;
    throw new ModelError(
      `rule ${rule}`,
      `cannot be judged: ${error instanceof Error ? error.message : String(error)}`,
      'correct its function; the context that it reads is frozen, so copy what is to be sorted or changed',
      { cause: error },
    );
  }
  if (typeof answer === 'boolean') return answer;
  throw new ModelError(
    `rule ${rule}`,
    `its function answers ${answer === undefined ? 'nothing' : Object.prototype.toString.call(answer)}, and neither yes nor no`,
    'return true or false: with braces an arrow function returns only what return says',
  );
}
