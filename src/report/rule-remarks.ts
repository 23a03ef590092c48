import type { ProgressAnswers, RuleVerdict } from '../schemas/verdict.ts';
import { count } from './count.ts';
import { indented, together } from './wrap.ts';

/**
 * What a table of rules has no room for: why a rule stands as it does, the answers of progress
 * rules, and in which scope. What several rules share is said once.
 */
export function ruleRemarks(rules: readonly RuleVerdict[], width: number): string[] {
  return [...progressLines(rules), ...noteLines(rules)].flatMap((line) => indented(line, width));
}

function progressLines(rules: readonly RuleVerdict[]): string[] {
  const scopes = new Map<string, string[]>();
  for (const { sentence, progress, run } of rules) {
    if (!progress) continue;
    const said = [answers(progress)];
    if (run?.allowed === true) {
      said.push(`${count(run.steps.length, 'steps')} show what is not (--full)`);
    }
    const lines = scopes.get(progress.scope) ?? [];
    scopes.set(progress.scope, [...lines, `${sentence}: ${said.join('; ')}`]);
  }
  return [...scopes].flatMap(([scope, lines]) => [...lines, `where ${scope}`]);
}

function noteLines(rules: readonly RuleVerdict[]): string[] {
  const notes = new Map<string, string[]>();
  for (const { sentence, note } of rules) {
    if (note !== undefined) notes.set(note, [...(notes.get(note) ?? []), sentence]);
  }
  return [...notes].map(([note, [first, ...others]]) =>
    others.length === 0 ? `${first}: ${note}` : `${count(others.length + 1, 'rules')}: ${note}`,
  );
}

/** The three answers, strongest first. */
function answers({ alwaysFinishes, canFinishWithoutUsers, canFinish }: ProgressAnswers): string {
  const word = (answer: boolean | 'undecided'): string =>
    answer === 'undecided' ? answer : answer ? 'yes' : 'no';
  return [
    `finishes always: ${word(alwaysFinishes)}`,
    `can without users: ${word(canFinishWithoutUsers)}`,
    `can at all: ${word(canFinish)}`,
  ]
    .map(together)
    .join(', ');
}
