import { historyMistake, historyVerdict } from '../../checker/history-verdict.ts';
import { neverFiredAnywhere } from '../../checker/never-fired-anywhere.ts';
import { exitCodeOf } from '../../report/verdict/exit-code.ts';
import type { Breaker, LogVerdict, SystemVerdict, Verdict } from '../../schemas/verdict.ts';
import { jobText } from '../search/job.ts';
import type { Plan } from '../search/plan.ts';
import type { Searches } from '../search/search.ts';

/** Puts the verdicts of a plan together; a search that was not started is named as such. */
export function tell(
  plan: Plan,
  { verdicts: found, mistakes }: Searches,
  kernel: string,
  logs: readonly LogVerdict[],
): Verdict {
  const notStarted = plan.jobs.filter((_, i) => !found[i] && !mistakes.has(i)).map(jobText);
  const verdict = {
    schema: 'unplug/verdict/v2' as const,
    kernel,
    systems: plan.systems.flatMap((job) => found[job] ?? []),
    history: plan.history.flatMap((entry) => {
      if ('mistake' in entry) return [historyMistake(entry.edit, entry.mistake)];
      const { edit, broken, controls } = entry;
      const mistaken = [broken, ...controls].find((job) => mistakes.has(job));
      if (mistaken !== undefined) return [historyMistake(edit, mistakes.get(mistaken)!)];
      const judged = found[broken];
      const held = controls.map((job) => found[job]);
      return judged && held.every((one) => one !== undefined)
        ? [historyVerdict(edit, judged, held)]
        : [];
    }),
    logs,
    ...(plan.duties.length > 0 && { breakers: dutyBreakers(plan, found) }),
    ...(plan.history.length > 0 &&
      plan.systems.length > 0 && {
        neverFired: neverFiredAnywhere(found.filter((one) => one !== undefined)),
      }),
    ...(notStarted.length > 0 && { notStarted }),
    ...(plan.leftOut && plan.leftOut.length > 0 && { leftOut: plan.leftOut }),
  };
  return { ...verdict, exitCode: exitCodeOf(verdict) };
}

function dutyBreakers({ duties }: Plan, found: readonly (SystemVerdict | undefined)[]): Breaker[] {
  const breakers = new Map<string, Breaker['by'][number][]>();
  for (const { duty, job } of duties) {
    for (const { rule, standing } of found[job]?.rules ?? []) {
      if (standing !== 'broken') continue;
      breakers.set(rule, [...(breakers.get(rule) ?? []), { kind: 'duty', id: duty }]);
    }
  }
  return [...breakers].map(([rule, by]) => ({ rule, by }));
}
