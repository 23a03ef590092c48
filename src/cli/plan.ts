import { pick } from '../checker/apply-history.ts';
import { everywhere, type Edit } from '../model/edit.ts';
import { ModelError } from '../model/error.ts';
import { resolveSizes, type Sizes, type SystemDef } from '../model/system.ts';
import type { Catalogue } from './catalogue.ts';
import { jobKey, type Job } from './job.ts';
import { dropsSomeOf } from './names.ts';

/** What an entry of the history is judged by: its searches, or why it can have none. */
export type PlannedEntry =
  | { readonly edit: Edit; readonly broken: number; readonly controls: readonly number[] }
  | { readonly edit: Edit; readonly mistake: string };

/** The searches that a call of `verify` needs, each once, and what each is for. */
export interface Plan {
  readonly jobs: readonly Job[];
  /** Jobs whose verdicts are printed as systems. */
  readonly systems: readonly number[];
  readonly history: readonly PlannedEntry[];
  /** Jobs that drop one duty, to show what breaks a rule. */
  readonly duties: readonly { readonly duty: string; readonly job: number }[];
}

/** What all jobs of a plan share. */
export type Common = Pick<Job, 'kernel' | 'limits' | 'file'>;

/** Collects jobs; two that search the same states become one that judges the rules of both. */
export class Planner {
  readonly #jobs: Job[] = [];
  readonly #keys = new Map<string, number>();

  get jobs(): readonly Job[] {
    return this.#jobs;
  }

  add(job: Job): number {
    const key = jobKey(job);
    const known = this.#keys.get(key);
    if (known === undefined) {
      this.#keys.set(key, this.#jobs.length);
      return this.#jobs.push(job) - 1;
    }
    const { rules, ...rest } = this.#jobs[known]!;
    const both = rules && job.rules ? [...new Set([...rules, ...job.rules])] : undefined;
    this.#jobs[known] = { ...rest, ...(both && { rules: both }) };
    return known;
  }
}

/** Plans the whole catalogue: systems, history with its controls, and every duty dropped. */
export function planAll(catalogue: Catalogue, common: Common): Plan {
  const planner = new Planner();
  const { systems } = catalogue;
  const inSystems = systems.flatMap((system) =>
    [{}, ...system.alsoAt].map((sizes) =>
      planner.add(jobOf(system, common, { sizes: resolveSizes(system, sizes) })),
    ),
  );
  const history = planHistory(planner, catalogue, common);
  const duties = systems.flatMap((system) =>
    system.duties.map(({ id, shownAt }) => ({
      duty: id,
      job: planner.add(
        jobOf(system, common, { sizes: { ...leastSizes(system), ...shownAt }, dropped: [id] }),
      ),
    })),
  );
  return { jobs: planner.jobs, systems: inSystems, history, duties };
}

/**
 * Plans every entry of a history at the smallest sizes that show it, and its controls, the same check
 * with the fix in place, there and at the default sizes.
 */
export function planHistory(
  planner: Planner,
  { systems, edits }: Catalogue,
  common: Common,
): PlannedEntry[] {
  return edits.flatMap(everywhere).map((edit) => {
    const system = systems.find(({ id }) => id === edit.expect.system);
    if (!system) {
      const known = systems.map(({ id }) => id).join(', ');
      return {
        edit,
        mistake: `edit ${edit.id}: there is no system ${edit.expect.system}; known: ${known}`,
      };
    }
    try {
      return planEntry(planner, system, edit, common);
    } catch (error) {
      if (error instanceof ModelError)
        return { edit, mistake: `edit ${edit.id}: ${error.message}` };
      throw error;
    }
  });
}

/** @throws ModelError for sizes that the system does not take, or a duty that changes nothing there */
function planEntry(planner: Planner, system: SystemDef, edit: Edit, common: Common): PlannedEntry {
  const { dropping: dropped = [], with: others = [], rule } = edit.expect;
  const sizes = resolveSizes(system, edit.expect.sizes);
  for (const duty of pick('duty', system.duties, dropped)) {
    if (!dropsSomeOf(system, sizes, duty))
      throw new ModelError(
        `dropping ${duty.id}`,
        `changes nothing in ${system.id} at the sizes of the entry`,
        'name a duty of a machine that is there, or larger sizes',
      );
  }
  const control = { reverted: others, dropped, rules: [rule] };
  const small = planner.add(jobOf(system, common, { sizes, ...control }));
  const large = planner.add(jobOf(system, common, control));
  const reverted = [...others, edit.id];
  return {
    edit,
    broken: planner.add(jobOf(system, common, { sizes, reverted, dropped })),
    controls: small === large ? [small] : [small, large],
  };
}

/** The searches of an entry; none for one that is mistaken. */
export function jobsOf(entry: PlannedEntry): readonly number[] {
  return 'mistake' in entry ? [] : [entry.broken, ...entry.controls];
}

function jobOf(system: SystemDef, common: Common, rest: Partial<Job> = {}): Job {
  const sizes = resolveSizes(system);
  return { ...common, system: system.id, sizes, reverted: [], dropped: [], ...rest };
}

/** The smallest sizes at which dropping any one duty of a system shows. */
export function sizesOfDuties(system: SystemDef): Sizes {
  const sizes: Record<string, number> = { ...leastSizes(system) };
  for (const { shownAt = {} } of system.duties) {
    for (const [name, value] of Object.entries(shownAt))
      sizes[name] = Math.max(sizes[name] ?? value, value);
  }
  return sizes;
}

/** The smallest sizes that a system takes. */
export function leastSizes(system: SystemDef): Sizes {
  return Object.fromEntries(Object.entries(system.sizes).map(([name, { min = 1 }]) => [name, min]));
}
