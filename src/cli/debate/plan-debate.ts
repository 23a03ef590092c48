import type { Alternative } from '../../model/choice.ts';
import type { Setting } from '../../model/composer.ts';
import type { Duty } from '../../model/duty.ts';
import { choicesIn, meets, resolveSizes, sizeSpecs } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import { dropsSomeOf } from '../lookup/names.ts';
import { sizesFrom } from '../lookup/size-options.ts';
import type { SearchOptions } from '../options/search-options.ts';
import { Planner, shownWith, type Common } from '../search/plan.ts';
import type { Job } from '../search/job.ts';

/** The choice whose alternatives are debated. */
export const DEBATED = 'design';

/** A search that shows where a broken rule holds. */
interface PlannedControl {
  readonly rule: string;
  /** The setting at which the design breaks it. */
  readonly of: number;
  readonly job: number;
}

/** A search in which nobody keeps one duty, at the smallest sizes that show it. */
interface PlannedDrop {
  readonly duty: Duty;
  readonly job: number;
}

/** The searches of a design. */
interface PlannedDesign {
  readonly design: Alternative;
  /** One for each setting. */
  readonly jobs: readonly number[];
  /** Whether these are the settings that what is known of the design is about. */
  readonly atDefault: boolean;
  readonly drops: readonly PlannedDrop[];
  readonly controls: readonly PlannedControl[];
}

/** The searches of a debated system. */
export interface PlannedDebate {
  readonly system: SystemDef;
  readonly file?: string;
  /** The rules that are asked for; none: every rule. */
  readonly rules: readonly string[];
  /** Settings that only `--all` searches. */
  readonly leftOut: readonly Setting[];
  readonly designs: readonly PlannedDesign[];
}

/** What of a system is debated. */
export interface DebatedSubject {
  readonly system: SystemDef;
  readonly file?: string;
  /** Ids of its designs; all when absent. */
  readonly designs?: readonly string[];
}

/**
 * Plans the searches of every design of some systems: at the default sizes and wherever else the system is
 * verified, unless the options say at which setting; for each rule that is known to break, where it holds; and
 * where a design says what breaks without a duty, each duty dropped.
 *
 * @throws Usage for a size or a choice that a system does not have
 */
export function planDebate(
  subjects: readonly DebatedSubject[],
  options: SearchOptions,
  common: Common,
): { readonly jobs: readonly Job[]; readonly debates: readonly PlannedDebate[] } {
  const planner = new Planner();
  const planned = subjects.map((subject) => planSystem(planner, subject, options, common));
  // What shows one rule to hold comes last: where a whole search is there already, it is judged in that.
  const debates = planned.map(({ controls, ...rest }) => ({ ...rest, designs: controls() }));
  return { jobs: planner.jobs, debates };
}

function planSystem(
  planner: Planner,
  { system, file, designs: wanted }: DebatedSubject,
  options: SearchOptions,
  common: Common,
) {
  const given = sizesFrom(system, options);
  const usual = settingsOf(system, given);
  const atDefault = JSON.stringify(usual) === JSON.stringify(settingsOf(system, {}));
  const larger = system.larger.map((setting) => resolveSizes(system, setting));
  const settings = [...usual, ...(options.all === true ? larger : [])];
  const rules = options.only.filter((rule) => system.rules.some(({ id }) => id === rule));
  const jobAt = (sizes: Setting, only = rules, dropped: readonly string[] = []): Job => ({
    ...common,
    system: system.id,
    ...(file !== undefined && { file }),
    sizes,
    reverted: [],
    dropped,
    ...(only.length > 0 && { rules: only }),
  });
  const { alternatives } = system.choices.find(({ id }) => id === DEBATED)!;
  const planned = alternatives
    .filter(({ id }) => wanted?.includes(id) ?? true)
    .map((design) => {
      const at = settings.map((setting) =>
        resolveSizes(system, { ...setting, [DEBATED]: design.id }),
      );
      return {
        design,
        at,
        jobs: at.map((sizes) => planner.add(jobAt(sizes))),
        atDefault,
        drops: dropsOf(system, design).map(({ duty, sizes }) => ({
          duty,
          job: planner.add(jobAt(sizes, rules, [duty.id])),
        })),
      };
    });
  const controls = (): PlannedDesign[] =>
    planned.map(({ at, ...one }) => ({
      ...one,
      controls: Object.entries(one.design.breaks ?? {}).flatMap(([rule, { control }]) => {
        const needs = system.rules.find(({ id }) => id === rule)?.needs;
        return at.flatMap((setting, i) => {
          const there = besideOf(system, setting, control.at);
          return meets(setting, needs) && meets(there, needs)
            ? [{ rule, of: one.jobs[i]!, job: planner.add(jobAt(there, [rule])) }]
            : [];
        });
      }),
    }));
  return {
    system,
    ...(file !== undefined && { file }),
    rules,
    leftOut: atDefault && options.all !== true ? larger : [],
    controls,
  };
}

/** The duties that a design may do without, each at the smallest sizes that show it. */
function dropsOf(
  system: SystemDef,
  { id, breaksWithout }: Alternative,
): { readonly duty: Duty; readonly sizes: Setting }[] {
  if (breaksWithout === undefined) return [];
  return system.duties.flatMap((duty) => {
    const sizes = shownWith(system, { ...duty.shownAt, [DEBATED]: id });
    return dropsSomeOf(system, sizes, duty) ? [{ duty, sizes }] : [];
  });
}

/** A setting as another design has it: sizes that only the first has are not there. */
function besideOf(system: SystemDef, setting: Setting, at: Setting): Setting {
  const changed = { ...setting, ...at };
  const known = { ...sizeSpecs(system, changed), ...choicesIn(system, changed) };
  return resolveSizes(
    system,
    Object.fromEntries(Object.entries(changed).filter(([name]) => name in known)),
  );
}

/** The settings at which every design is searched, each once: what is given is so at all of them. */
function settingsOf(system: SystemDef, given: Setting): Setting[] {
  const all = [{}, ...system.alsoAt.filter((setting) => !(DEBATED in setting))];
  const settings = all.map((setting) => resolveSizes(system, { ...setting, ...given }));
  return [...new Map(settings.map((one) => [JSON.stringify(one), one])).values()];
}
