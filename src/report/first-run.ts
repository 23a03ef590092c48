import type { Run } from '../schemas/run.ts';
import type { Verdict } from '../schemas/verdict.ts';

/** The first counterexample; if there is none, the first witness of a cover. */
export function firstRun({ systems }: Pick<Verdict, 'systems'>): Run | undefined {
  const rules = systems.flatMap((system) => system.rules);
  return (
    rules.find(({ standing, run }) => standing === 'broken' && run) ?? rules.find(({ run }) => run)
  )?.run;
}
