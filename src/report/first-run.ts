import type { Run } from '../schemas/run.ts';
import type { Standing, Verdict } from '../schemas/verdict.ts';

/**
 * The first counterexample; if there is none, the first witness of a cover; if there is none either, the
 * first run that shows what a rule allows.
 */
export function firstRun({ systems }: Pick<Verdict, 'systems'>): Run | undefined {
  const rules = systems.flatMap((system) => system.rules).filter(({ run }) => run);
  const first = (wanted: Standing) => rules.find(({ standing }) => standing === wanted);
  return (first('broken') ?? first('covered') ?? rules[0])?.run;
}
