import type { Run } from '../schemas/run.ts';
import type { RuleVerdict, Verdict } from '../schemas/verdict.ts';

/** The first counterexample; none when nothing is broken. */
export function firstBroken({ systems }: Pick<Verdict, 'systems'>): Run | undefined {
  return rulesWithRun(systems).find(({ standing }) => standing === 'broken')?.run;
}

/**
 * The first counterexample; if there is none, the first witness of a cover; if there is none either, the
 * first run that shows what a rule allows.
 */
export function firstRun({ systems }: Pick<Verdict, 'systems'>): Run | undefined {
  const rules = rulesWithRun(systems);
  const witness = rules.find(({ standing }) => standing === 'covered');
  return firstBroken({ systems }) ?? (witness ?? rules[0])?.run;
}

function rulesWithRun(systems: Verdict['systems']): RuleVerdict[] {
  return systems.flatMap((system) => system.rules).filter(({ run }) => run);
}
