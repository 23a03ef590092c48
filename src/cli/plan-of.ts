import { findById } from '../checker/apply-history.ts';
import { published } from './catalogue.ts';
import { isFile, loadFile } from './load-file.ts';
import { planAll, planHistory, Planner, type Common, type Plan } from './plan.ts';
import { jobOf, systemNamed } from './search.ts';
import { checkNames } from './names.ts';
import { fitting, asksForAll, limitsFrom, type SearchOptions } from './verify-options.ts';

/** Whether a call names nothing, so that everything that ships is meant. */
export function wantsAll(subjects: readonly string[], options: SearchOptions): boolean {
  return subjects.length === 0 && asksForAll(options);
}

/** The searches that a call asks for. */
export async function planOf(subjects: readonly string[], options: SearchOptions): Promise<Plan> {
  return wantsAll(subjects, options)
    ? planAll(published, { kernel: options.kernel, ...limitsFrom(options) })
    : planSome(subjects, options);
}

/** What was named, as the options want it; with a file also the history that it exports. */
async function planSome(subjects: readonly string[], options: SearchOptions): Promise<Plan> {
  const planner = new Planner();
  const systems: number[] = [];
  const history: Plan['history'][number][] = [];
  if (subjects.length === 0) checkNames(published.systems, options);
  for (const subject of subjects.length > 0 ? subjects : systemsFor(options)) {
    const common: Common = { kernel: options.kernel, ...limitsFrom(options) };
    if (!isFile(subject)) {
      const system = systemNamed(published, subject);
      const wanted = subjects.length > 0 ? options : fitting(system, options);
      checkNames([system], wanted);
      systems.push(planner.add(jobOf(system, common, wanted)));
      continue;
    }
    const catalogue = await loadFile(subject);
    const inFile = { ...common, file: subject };
    checkNames(catalogue.systems, options, catalogue.edits);
    for (const system of catalogue.systems)
      systems.push(planner.add(jobOf(system, inFile, options)));
    if (asksForAll(options)) history.push(...planHistory(planner, catalogue, inFile));
  }
  return { jobs: planner.jobs, systems, history, duties: [] };
}

/** The published systems that have every duty and some rule that the options name. */
function systemsFor({ drop, only }: SearchOptions): string[] {
  return published.systems
    .filter(
      ({ duties, rules }) =>
        drop.every((duty) => findById(duties, duty)) &&
        (only.length === 0 || only.some((rule) => findById(rules, rule))),
    )
    .map(({ id }) => id);
}
