import type { ProgressAnswers, RuleVerdict } from '../../schemas/verdict.ts';
import { count } from '../text/count.ts';
import { groupBy } from '../text/group-by.ts';
import { indented, together } from '../text/wrap.ts';

/**
 * What a table of rules has no room for: why a rule stands as it does, the answers of progress
 * rules, and in which scope. What several rules share is said once.
 */
export function ruleRemarks(rules: readonly RuleVerdict[], width: number): string[] {
  return [...progressLines(rules), ...noteLines(rules)].flatMap((line) => indented(line, width));
}

function progressLines(rules: readonly RuleVerdict[]): string[] {
  const said = rules.flatMap(({ sentence, progress, run }) => {
    if (!progress) return [];
    const { scope } = progress;
    const steps = run?.allowed === true ? run.steps.length : 0;
    const allowed = steps > 0 ? `; a run of ${count(steps, 'steps')} shows the no (--full)` : '';
    return [{ scope, line: `${sentence}: ${answers(progress)}${allowed}` }];
  });
  const scopes = groupBy(said, ({ scope }) => scope);
  return [...scopes].flatMap(([scope, all]) => [...all.map(({ line }) => line), `where ${scope}`]);
}

function noteLines(rules: readonly RuleVerdict[]): string[] {
  const notes = groupBy(rules, ({ note = '' }) => note);
  notes.delete('');
  return [...notes].map(([note, all]) =>
    all.length === 1 ? `${all[0]!.sentence}: ${note}` : `${count(all.length, 'rules')}: ${note}`,
  );
}

/** The three answers, strongest first. */
function answers({ alwaysFinishes, canFinishWithoutUsers, canFinish }: ProgressAnswers): string {
  const word = (answer: boolean | 'undecided'): string =>
    answer === 'undecided' ? answer : answer ? 'yes' : 'no';
  return [
    `always finishes: ${word(alwaysFinishes)}`,
    `can finish without users: ${word(canFinishWithoutUsers)}`,
    `can finish: ${word(canFinish)}`,
  ]
    .map(together)
    .join(', ');
}
