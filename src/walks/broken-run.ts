import { toRun } from '../checker/to-run.ts';
import type { Run } from '../schemas/run.ts';
import type { WalkSubject } from './subject-of.ts';
import type { Walk, Walker } from './walker.ts';

/**
 * A walk that breaks a rule as data.
 *
 * @param only ids of the safety rules that counted; all without
 */
export function brokenRun(
  { kernel, reverted, dropped }: WalkSubject,
  walker: Walker,
  walk: Walk,
  only?: readonly string[],
): Run {
  const { rule, because } = walk.broken!;
  const asked = only === undefined ? '' : `, ${JSON.stringify(only)}`;
  const numbers = walker.numbersOf(walk).join(', ');
  const replay = `new Walks(subject${asked}).run([${numbers}])`;
  const finding = {
    rule,
    ...(because !== undefined && { because }),
  };
  return toRun(walker.compiled, walk, { kernel, reverted, dropped, replay }, finding);
}
