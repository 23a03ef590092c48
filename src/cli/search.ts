import { kernelNamed } from '../history/kernels.ts';
import { resolveSizes, type SystemDef } from '../model/system.ts';
import type { SystemVerdict } from '../schemas/verdict.ts';
import type { Catalogue } from './catalogue.ts';
import { Usage } from './exit.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Job } from './job.ts';
import type { Common } from './plan.ts';
import { runJobs } from './pool.ts';
import { progressLine } from './progress-line.ts';
import { sizesFrom, type ModelOptions } from './verify-options.ts';

/** @throws Usage when the catalogue has no such system */
export function systemNamed({ systems }: Catalogue, id: string): SystemDef {
  const system = systems.find((one) => one.id === id);
  if (!system) {
    throw new Usage(
      `there is no system '${id}' (systems: ${systems.map((one) => one.id).join(', ')}; a file is named with its path and ending)`,
    );
  }
  return system;
}

/** The search of one system as the options want it. */
export function jobOf(system: SystemDef, common: Common, options: ModelOptions): Job {
  const { reverts, sizes } = kernelNamed(options.kernel);
  return {
    ...common,
    system: system.id,
    sizes: resolveSizes(system, { ...sizes?.[system.id], ...sizesFrom(system, options) }),
    reverted: [...new Set([...reverts, ...options.revert])],
    dropped: options.drop,
    ...(options.only.length > 0 && { rules: options.only }),
  };
}

/** Runs searches with progress on stderr, until Ctrl-C. */
export async function searched(jobs: readonly Job[]): Promise<(SystemVerdict | undefined)[]> {
  const watcher = progressLine(jobs);
  try {
    return await untilInterrupted((signal) => runJobs(jobs, { signal, watcher }));
  } finally {
    watcher.clear();
  }
}
