import { Blamer } from '../checker/blame/blamer.ts';
import { ruleVerdict } from '../checker/rule-verdict.ts';
import { afterRun } from '../checker/search/explore-from.ts';
import { toRun, type RunFrame } from '../checker/to-run.ts';
import type { Run } from '../schemas/run.ts';
import type { WalkSubject } from './subject-of.ts';
import type { Walk, Walker } from './walker.ts';

/**
 * A walk that breaks a rule as data. One that only ends where the rule is broken from then on is gone on with
 * to show it: round a loop, or to where it can be seen who waits for whom.
 *
 * @param replay the call or the command that finds it again
 */
export function brokenRun(
  { kernel, reverted, dropped, source }: WalkSubject,
  walker: Walker,
  walk: Walk,
  replay: string,
): Run {
  const { compiled, outcomes } = walker;
  const { rule, because } = walk.broken!;
  const frame: RunFrame = {
    kernel,
    reverted,
    dropped,
    replay,
    ...(source && { source }),
  };
  const path = walker.path(walk);
  if (rule.kind !== 'progress' && rule.kind !== 'deadlock') {
    const finding = { rule, ...(because !== undefined && { because }) };
    return toRun(compiled, path, frame, finding);
  }
  const exploration = afterRun(outcomes.around(rule, path.states.at(-1)!), path);
  const { run } = ruleVerdict(exploration, rule, frame, () => new Blamer(compiled));
  if (!run) throw new Error(`what breaks ${rule.id} is gone when it is told`);
  return run;
}
