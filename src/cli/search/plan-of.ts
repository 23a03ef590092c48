import { findById } from '../../checker/apply-history.ts';
import { everywhere, type AnyEdit } from '../../model/edit.ts';
import { everySetting, resolveSizes } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import { published, systemsWith, type Catalogue } from '../lookup/catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { planAll, planHistory, Planner, type Common, type Plan } from './plan.ts';
import { jobOf } from './search.ts';
import { namedSubjects, type FileSubject } from './subjects.ts';
import { changesSomeOf, checkNames } from '../lookup/names.ts';
import { chosenFrom, sizesFrom } from '../lookup/size-options.ts';
import type { Job } from './job.ts';
import { fitting, asksForAll, limitsFrom, type SearchOptions } from '../options/search-options.ts';

/** Whether a call names nothing, so that everything that ships is meant. */
export function wantsAll(subjects: readonly string[], options: SearchOptions): boolean {
  return subjects.length === 0 && asksForAll(options);
}

/** The searches that a call asks for. */
export async function planOf(subjects: readonly string[], options: SearchOptions): Promise<Plan> {
  return wantsAll(subjects, options)
    ? planAll(
        published,
        { kernel: options.kernel, ...limitsFrom(options) },
        { larger: options.all === true },
      )
    : planSome(subjects, options);
}

/** What was named, as the options want it. */
async function planSome(words: readonly string[], options: SearchOptions): Promise<Plan> {
  const planner = new Planner();
  const parts: Part[] = [];
  const common: Common = { kernel: options.kernel, ...limitsFrom(options) };
  if (words.length === 0) {
    checkNames(published.systems, options);
    const fit = systemsFor(options);
    if (fit.length === 0) throw new Usage('no system has all of what the options name');
    for (const system of fit)
      parts.push(planSystem(planner, system, common, fitting(system, options)));
  }
  for (const subject of await namedSubjects(words)) {
    parts.push(
      'file' in subject
        ? planFile(planner, subject, { ...common, file: subject.file }, options)
        : planSystem(planner, subject.system, common, options),
    );
  }
  return {
    jobs: planner.jobs,
    systems: parts.flatMap(({ systems = [] }) => systems),
    history: parts.flatMap(({ history = [] }) => history),
    duties: [],
  };
}

/** What one subject of a call adds to its plan. */
type Part = Partial<Pick<Plan, 'systems' | 'history'>>;

function planSystem(
  planner: Planner,
  system: SystemDef,
  common: Common,
  options: SearchOptions,
): Part {
  checkNames([system], options);
  return { systems: jobsOf(system, common, options).map((job) => planner.add(job)) };
}

/** One search; with `--all` one at each setting of the system. */
function jobsOf(
  system: SystemDef,
  common: Common,
  options: SearchOptions,
  edits: readonly AnyEdit[] = [],
): Job[] {
  const job = jobOf(system, common, options, edits);
  if (options.all !== true) return [job];
  return everySetting(system, sizesFrom(system, options)).map((sizes) => ({ ...job, sizes }));
}

/**
 * A file as a whole: its systems and its history. Of a file without systems its entries, each by itself,
 * and its rules in the systems that it is said to be about. What is named of a file is all that is meant.
 */
function planFile(
  planner: Planner,
  subject: FileSubject,
  common: Common,
  options: SearchOptions,
): Part {
  const { file, catalogue, about, systems: named, entries } = subject;
  const whole = named.length === 0 && entries.length === 0;
  const systems = whole ? [...catalogue.systems, ...about] : named;
  checkNames(systemsOf(subject), options, catalogue.edits);
  if (!asksForAll(options)) {
    if (entries.length > 0)
      throw new Usage(
        `${entries[0]!.id}: an edit says itself what it is judged under; leave out the options, or search with --revert ${entries[0]!.id}`,
      );
    const searched = systems.length > 0 ? systems : inferred(catalogue, options);
    if (searched.length === 0)
      throw new Usage(
        `${file} exports no system: name one before it, as in: verify SYSTEM ${file}`,
      );
    return {
      systems: searched.flatMap((system) =>
        withEachAlternative(subject, system, options).flatMap((wanted) =>
          jobsOf(system, common, wanted, catalogue.edits).map((job) => planner.add(job)),
        ),
      ),
    };
  }
  const all = { ...catalogue, systems: systemsWith(catalogue) };
  const chosen = whole ? entriesAbout(subject) : entries;
  const rules = (catalogue.rules ?? []).map(({ id }) => id);
  return {
    systems: systems.flatMap((system) => {
      const jobs = withEachAlternative(subject, system, options).flatMap((wanted) =>
        jobsOf(system, common, wanted, catalogue.edits),
      );
      if (!about.includes(system) || hasAlternative(subject, system))
        return jobs.map((job) => planner.add(job));
      return rules.length > 0 ? jobs.map((job) => planner.add({ ...job, rules })) : [];
    }),
    history: planHistory(planner, { ...all, edits: chosen }, common, {
      alsoAtDefault: whole && catalogue.systems.length > 0,
    }),
  };
}

function hasAlternative({ catalogue }: FileSubject, { id }: SystemDef): boolean {
  return catalogue.alternatives?.some(({ of }) => of.system === id) ?? false;
}

/** The options with each alternative that the file has for a system, unless they choose themselves. */
function withEachAlternative(
  { catalogue }: FileSubject,
  system: SystemDef,
  options: SearchOptions,
): SearchOptions[] {
  const chosen = chosenFrom(system, options);
  const own = (catalogue.alternatives ?? []).filter(
    ({ of }) => of.system === system.id && !(of.choice in chosen),
  );
  return own.length === 0
    ? [options]
    : own.map(({ id, of }) => ({ ...options, choose: [...options.choose, `${of.choice}=${id}`] }));
}

/** The systems that options may be about. */
function systemsOf({ catalogue, about }: FileSubject): readonly SystemDef[] {
  if (catalogue.systems.length > 0) return catalogue.systems;
  return about.length > 0 ? about : systemsWith(catalogue);
}

/** @throws Usage when none of them is about the systems that were named */
function entriesAbout(subject: FileSubject): readonly AnyEdit[] {
  const { file, catalogue, about } = subject;
  if (about.length === 0) return catalogue.edits;
  const ids = about.map(({ id }) => id);
  const here = catalogue.edits
    .flatMap(everywhere)
    .filter(({ expect }) => ids.includes(expect.system));
  const judged = about.some((system) => hasAlternative(subject, system));
  if (here.length === 0 && (catalogue.rules ?? []).length === 0 && !judged)
    throw new Usage(
      `${file}: none of its edits is judged in ${ids.join(', ')}, and it exports no rule`,
    );
  return here.map(({ elsewhere: _elsewhere, ...edit }) => edit);
}

/** The systems of the edits that options name, where a file exports none itself. */
function inferred(catalogue: Catalogue, { revert }: SearchOptions): SystemDef[] {
  const named = revert.flatMap((id) => findById(catalogue.edits, id) ?? []);
  const ids = new Set(named.flatMap(everywhere).map(({ expect }) => expect.system));
  return systemsWith(catalogue).filter(({ id }) => ids.has(id));
}

/** The published systems that every named edit changes, and that have every duty and some rule named. */
function systemsFor({ revert, drop, only }: SearchOptions): SystemDef[] {
  const edits = revert.flatMap((id) => findById(published.edits, id) ?? []);
  return published.systems.filter(
    (system) =>
      edits.every((edit) => changesSomeOf(system, resolveSizes(system), edit)) &&
      drop.every((duty) => findById(system.duties, duty)) &&
      (only.length === 0 || only.some((rule) => findById(system.rules, rule))),
  );
}
