import { pick } from '../../checker/apply-history.ts';
import { everywhere, mustHold, type AnyEdit } from '../../model/edit.ts';
import { ModelError } from '../../model/error.ts';
import { choicesIn, meets, resolveSizes, sizeSpecs } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Setting } from '../../model/composer.ts';
import type { Catalogue } from '../lookup/catalogue.ts';
import { nearest } from '../../model/similar.ts';
import { jobKey, jobText, type Job } from './job.ts';
import { dropsSomeOf } from '../lookup/names.ts';

/** What an entry of the history is judged by: its searches, or why it can have none. */
type PlannedEntry =
  | { readonly edit: AnyEdit; readonly broken: number; readonly controls: readonly number[] }
  | { readonly edit: AnyEdit; readonly mistake: string };

/** The searches that a call of `verify` needs, each once, and what each is for. */
export interface Plan {
  readonly jobs: readonly Job[];
  /** Jobs whose verdicts are printed as systems. */
  readonly systems: readonly number[];
  readonly history: readonly PlannedEntry[];
  /** Jobs that drop one duty, to show what breaks a rule. */
  readonly duties: readonly { readonly duty: string; readonly job: number }[];
  /** Searches that only `--all` makes, in words. */
  readonly leftOut?: readonly string[];
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

/**
 * Plans the whole catalogue: systems, history with its controls, and every duty dropped.
 *
 * @param how.larger whether also the settings that take minutes; else they are named
 */
export function planAll(
  catalogue: Catalogue,
  common: Common,
  how: { readonly larger: boolean },
): Plan {
  const planner = new Planner();
  const { systems } = catalogue;
  const jobsAt = (system: SystemDef, settings: readonly Setting[]): Job[] =>
    settings.map((sizes) => jobOf(system, common, { sizes: resolveSizes(system, sizes) }));
  const usual = systems.flatMap((system) => jobsAt(system, [{}, ...system.alsoAt]));
  const larger = systems.flatMap((system) => jobsAt(system, system.larger));
  const inSystems = [...usual, ...(how.larger ? larger : [])].map((job) => planner.add(job));
  const history = planHistory(planner, catalogue, common);
  const duties = systems.flatMap((system) =>
    system.duties.map(({ id, shownAt }) => ({
      duty: id,
      job: planner.add(jobOf(system, common, { sizes: shownWith(system, shownAt), dropped: [id] })),
    })),
  );
  const leftOut = how.larger ? [] : larger.map(jobText);
  return { jobs: planner.jobs, systems: inSystems, history, duties, leftOut };
}

/** At which sizes the controls of an entry are searched beside its own. */
interface ControlSizes {
  /** Whether also at the default sizes of the system, which may take minutes. */
  readonly alsoAtDefault: boolean;
}

/**
 * Plans every entry of a history at the smallest sizes that show it, and its controls, the same check
 * without the entry, there and (unless only the entries are asked for) at the default sizes.
 */
export function planHistory(
  planner: Planner,
  { systems, edits }: Catalogue,
  common: Common,
  how: ControlSizes = { alsoAtDefault: true },
): PlannedEntry[] {
  return edits.flatMap(everywhere).map((edit) => {
    const system = systems.find(({ id }) => id === edit.expect.system);
    if (!system) {
      const known = systems.map(({ id }) => id);
      return {
        edit,
        mistake: `edit ${edit.id}: there is no system ${edit.expect.system}; ${nearest(edit.expect.system, known)}`,
      };
    }
    try {
      return planEntry(planner, system, edit, common, how);
    } catch (error) {
      if (error instanceof ModelError)
        return { edit, mistake: `edit ${edit.id}: ${error.message}` };
      throw error;
    }
  });
}

/** @throws ModelError for sizes or a rule that the system does not have, or a duty that changes nothing there */
function planEntry(
  planner: Planner,
  system: SystemDef,
  edit: AnyEdit,
  common: Common,
  { alsoAtDefault }: ControlSizes,
): PlannedEntry {
  const { dropping: dropped = [], with: others = [] } = edit.expect;
  const sizes = resolveSizes(system, edit.expect.sizes);
  for (const duty of pick('duty', system.duties, dropped)) {
    if (!dropsSomeOf(system, sizes, duty))
      throw new ModelError(
        `dropping ${duty.id}`,
        `changes nothing in ${system.id} at the sizes of the entry`,
        'name a duty of a machine that is there, or larger sizes',
      );
  }
  const rules = rulesOf(system, edit);
  const control = { reverted: others, dropped, ...(rules && { rules }) };
  const isFix = mustHold(edit);
  // Where the rule of the entry says nothing at the default setting, there is nothing to hold there.
  const isSilent = system.rules
    .filter(({ id }) => rules?.includes(id))
    .some(({ needs }) => !meets(resolveSizes(system), needs));
  const controls =
    isFix && others.length + dropped.length === 0
      ? []
      : [
          planner.add(jobOf(system, common, { sizes, ...control })),
          ...(isFix || !alsoAtDefault || isSilent
            ? []
            : [planner.add(jobOf(system, common, control))]),
        ];
  const judged = {
    sizes,
    reverted: [...others, edit.id],
    dropped,
    ...(isFix && rules && { rules }),
  };
  return {
    edit,
    broken: planner.add(jobOf(system, common, judged)),
    controls: [...new Set(controls)],
  };
}

/**
 * The rules that an entry names; undefined for every rule.
 *
 * @throws ModelError for one that the system does not have
 */
function rulesOf(system: SystemDef, { expect }: AnyEdit): readonly string[] | undefined {
  const named = 'holds' in expect ? expect.holds : [expect.rule];
  if (named === 'every rule') return undefined;
  const known = system.rules.map((rule) => rule.id);
  for (const rule of named) {
    if (!known.includes(rule))
      throw new ModelError(
        'expect',
        `system ${system.id} has no rule ${rule}`,
        nearest(rule, known),
      );
  }
  return named;
}

/** The searches of an entry; none for one that is mistaken. */
export function jobsOf(entry: PlannedEntry): readonly number[] {
  return 'mistake' in entry ? [] : [entry.broken, ...entry.controls];
}

/** The smallest sizes at which dropping a duty shows, with what is chosen. */
export function shownWith(system: SystemDef, shownAt: Setting = {}): Setting {
  return { ...leastSizes(system, choicesIn(system, shownAt)), ...shownAt };
}

function jobOf(system: SystemDef, common: Common, rest: Partial<Job> = {}): Job {
  const sizes = resolveSizes(system);
  return { ...common, system: system.id, sizes, reverted: [], dropped: [], ...rest };
}

/** The smallest sizes at which dropping any one duty of a system shows, with what is chosen. */
export function sizesOfDuties(system: SystemDef, chosen: Setting = {}): Setting {
  const sizes: Record<string, number | string> = { ...leastSizes(system, chosen) };
  for (const { shownAt = {} } of system.duties) {
    for (const [name, value] of Object.entries(shownAt)) {
      if (name in chosen) continue;
      sizes[name] = typeof value === 'string' ? value : Math.max(Number(sizes[name] ?? 0), value);
    }
  }
  return sizes;
}

/** The smallest sizes that a system takes with what is chosen. */
export function leastSizes(system: SystemDef, chosen: Setting = {}): Setting {
  const least = Object.entries(sizeSpecs(system, chosen)).map(([name, { min = 1 }]) => [name, min]);
  return resolveSizes(system, { ...chosen, ...(Object.fromEntries(least) as Setting) });
}
