import type { AnyEdit } from '../../model/edit.ts';
import { resolveSizes, type Within } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
import type { Catalogue } from '../lookup/catalogue.ts';
import { Usage } from '../terminal/exit.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import type { Job } from './job.ts';
import { jobsOf, type Common, type Plan } from './plan.ts';
import { kernelFor } from '../options/kernel-option.ts';
import { checkDrops, checkReverts, meant } from '../lookup/names.ts';
import { runJobs, type Forgives } from './pool.ts';
import { progressLine } from './progress-line.ts';
import { sizesFrom } from '../lookup/size-options.ts';
import type { ModelOptions } from '../options/model-options.ts';

/** @throws Usage when the catalogue has no such system */
export function systemNamed({ systems }: Catalogue, id: string): SystemDef {
  const system = systems.find((one) => one.id === id);
  if (!system) {
    const ids = systems.map((one) => one.id);
    throw new Usage(
      `there is no system '${id}'; ${meant(id, ids)} (a file is named with its path and ending)`,
    );
  }
  return system;
}

/**
 * The search of one system as the options want it.
 *
 * @param within whether it is for random runs, which go to larger sizes
 * @param edits the history that the system's file exports beside the published one
 * @throws Usage when the system cannot be had as the options want it
 */
export function jobOf(
  system: SystemDef,
  common: Common,
  options: ModelOptions,
  edits: readonly AnyEdit[] = [],
  within: Within = 'search',
): Job {
  const { reverts, sizes: lacks } = kernelFor(options.kernel);
  const given = { ...lacks?.[system.id], ...sizesFrom(system, options, within) };
  const sizes = resolveSizes(system, given, within);
  checkReverts(system, sizes, options.revert, edits);
  checkDrops(system, sizes, options.drop);
  return {
    ...common,
    system: system.id,
    sizes,
    reverted: [...new Set([...reverts, ...options.revert])],
    dropped: [...new Set(options.drop)],
    ...(options.only.length > 0 && { rules: options.only }),
  };
}

/** What searches came to, by the number of the job. */
export interface Searches {
  /** None for a job that an interrupt kept from starting, or that could not be searched. */
  readonly verdicts: readonly (SystemVerdict | undefined)[];
  /** Mistakes in the text of entries of the history: what is wrong with the search they ask for. */
  readonly mistakes: ReadonlyMap<number, string>;
}

/** Runs the searches of a plan with progress on stderr, until Ctrl-C. */
export async function searchedPlan(plan: Plan, how: HowToSearch = {}): Promise<Searches> {
  const mistakes = new Map<number, string>();
  const forgiven = new Set(plan.history.flatMap(jobsOf));
  for (const job of plan.systems) forgiven.delete(job);
  const forgives: Forgives = (job, message) => {
    if (forgiven.has(job)) mistakes.set(job, message);
    return forgiven.has(job);
  };
  const verdicts = await searched(plan.jobs, { ...how, forgives });
  return { verdicts, mistakes };
}

/** What may be said of how searches are run. */
interface HowToSearch {
  /** Searches side by side. */
  readonly workers?: number;
  readonly forgives?: Forgives;
  /** Stops them because nobody wants to know any more. */
  readonly signal?: AbortSignal;
}

/** Runs searches with progress on stderr, until Ctrl-C. */
export async function searched(
  jobs: readonly Job[],
  how: HowToSearch = {},
): Promise<(SystemVerdict | undefined)[]> {
  const watcher = progressLine(jobs);
  try {
    return await untilInterrupted(
      (signal) => runJobs(jobs, { ...how, signal, watcher }),
      how.signal,
    );
  } finally {
    watcher.clear();
  }
}
