import type { Run } from '../../schemas/run.ts';
import type { RuleVerdict, Verdict } from '../../schemas/verdict.ts';

/** What may have runs. */
type Judged = Pick<Verdict, 'systems'> & Partial<Pick<Verdict, 'history'>>;

/** The first counterexample, of a system or else of an edit; none when nothing is broken. */
export function firstBroken({ systems, history = [] }: Judged): Run | undefined {
  const broken = rulesWithRun(systems).find(({ standing }) => standing === 'broken');
  return (broken ?? history.find(({ run }) => run))?.run;
}

/**
 * The first counterexample; if there is none, the first that an edit brings about; then the first witness
 * of a cover; if there is none either, the first run that shows what a rule allows.
 */
export function firstRun({ systems, history = [] }: Judged): Run | undefined {
  const rules = rulesWithRun(systems);
  const witness = rules.find(({ standing }) => standing === 'covered');
  return firstBroken({ systems, history }) ?? (witness ?? rules[0])?.run;
}

function rulesWithRun(systems: Verdict['systems']): RuleVerdict[] {
  return systems.flatMap((system) => system.rules).filter(({ run }) => run);
}
