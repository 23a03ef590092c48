import { findById } from '../checker/apply-history.ts';
import { resolveSizes } from '../model/system.ts';
import { published } from './catalogue.ts';
import { Usage } from './exit.ts';
import { isFile, loadFile } from './load-file.ts';
import { planAll, planHistory, Planner, type Common, type Plan } from './plan.ts';
import { jobOf, systemNamed } from './search.ts';
import { changesSomeOf, checkNames } from './names.ts';
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
  const named = subjects.length > 0 ? subjects : systemsFor(options);
  if (named.length === 0) throw new Usage('no system has all of what the options name');
  for (const subject of named) {
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
      systems.push(planner.add(jobOf(system, inFile, options, catalogue.edits)));
    if (asksForAll(options)) history.push(...planHistory(planner, catalogue, inFile));
  }
  return { jobs: planner.jobs, systems, history, duties: [] };
}

/** The published systems that every named edit changes, and that have every duty and some rule named. */
function systemsFor({ revert, drop, only }: SearchOptions): string[] {
  const edits = revert.flatMap((id) => findById(published.edits, id) ?? []);
  return published.systems
    .filter(
      (system) =>
        edits.every((edit) => changesSomeOf(system, resolveSizes(system), edit)) &&
        drop.every((duty) => findById(system.duties, duty)) &&
        (only.length === 0 || only.some((rule) => findById(system.rules, rule))),
    )
    .map(({ id }) => id);
}
