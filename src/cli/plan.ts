import type { Edit } from '../model/edit.ts';
import { resolveSizes, type Sizes, type SystemDef } from '../model/system.ts';
import type { Catalogue } from './catalogue.ts';
import { jobKey, type Job } from './job.ts';

/** The searches that a call of `verify` needs, each once, and what each is for. */
export interface Plan {
  readonly jobs: readonly Job[];
  /** Jobs whose verdicts are printed as systems. */
  readonly systems: readonly number[];
  readonly history: readonly {
    readonly edit: Edit;
    readonly broken: number;
    readonly controls: readonly number[];
  }[];
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
export function planAll({ systems, edits }: Catalogue, common: Common): Plan {
  const planner = new Planner();
  const job = (system: SystemDef, rest: Partial<Job> = {}): Job => ({
    ...common,
    system: system.id,
    sizes: resolveSizes(system),
    reverted: [],
    dropped: [],
    ...rest,
  });
  const inSystems = systems.map((system) => planner.add(job(system)));
  const history = edits.flatMap((edit) => {
    const system = systems.find(({ id }) => id === edit.expect.system);
    if (!system) return [];
    const { dropping = [], with: others = [], rule } = edit.expect;
    const sizes = resolveSizes(system, edit.expect.sizes);
    const control = { reverted: others, dropped: dropping, rules: [rule] };
    return [
      {
        edit,
        broken: planner.add(
          job(system, { sizes, reverted: [edit.id, ...others], dropped: dropping }),
        ),
        controls: [
          ...new Set([
            planner.add(job(system, { sizes, ...control })),
            planner.add(job(system, control)),
          ]),
        ],
      },
    ];
  });
  const duties = systems.flatMap((system) =>
    system.duties.map(({ id }) => ({
      duty: id,
      job: planner.add(job(system, { sizes: leastSizes(system), dropped: [id] })),
    })),
  );
  return { jobs: planner.jobs, systems: inSystems, history, duties };
}

/** The smallest sizes that a system takes. */
export function leastSizes(system: SystemDef): Sizes {
  return Object.fromEntries(Object.entries(system.sizes).map(([name, { min = 1 }]) => [name, min]));
}
