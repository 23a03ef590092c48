import { pick } from '../../checker/apply-history.ts';
import { exclusiveDuties } from '../../checker/dropped-together.ts';
import {
  allSubsets,
  minimalSets,
  withNeighbours,
  type DutySet,
} from '../../checker/obligations.ts';
import { isClean } from '../../checker/verify-system.ts';
import { resolveSizes } from '../../model/changes/setting.ts';
import type { SystemDef } from '../../model/system.ts';
import type { Setting } from '../../model/composer.ts';
import type { Obligations } from '../../schemas/obligations.ts';
import type { Run } from '../../schemas/run.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
import { published } from '../lookup/catalogue.ts';
import { untilInterrupted } from '../terminal/interrupt.ts';
import type { Job } from '../search/job.ts';
import { kernelFor } from '../options/kernel-option.ts';
import { dropsSomeOf } from '../lookup/names.ts';
import { sizesOfDuties } from '../search/plan.ts';
import { runJobs } from '../search/pool.ts';
import { progressLine } from '../search/progress-line.ts';
import type { Judged } from '../explore/scene-worker.ts';

/** Of which system the duties are asked. */
interface Asked {
  readonly system: SystemDef;
  /** The file that has it, or that adds duties to it. */
  readonly file?: string | undefined;
  readonly kernel: string;
  /** What is chosen where the system has choices; the defaults where nothing is. */
  readonly chosen?: Setting;
  /** Bounds of each search. */
  readonly limits?: Job['limits'];
  /** How many searches go on side by side. */
  readonly workers?: number;
}

/** What was found, with the searches that the page of it shows. */
interface FoundObligations {
  /** The system with the duties that somebody owes, as it is chosen. */
  readonly system: SystemDef;
  readonly found: Obligations;
  /** Whether every set was searched to its end. */
  readonly isWhole: boolean;
  /** The verdicts at the smallest sizes. */
  readonly judged: readonly Judged[];
  /** The minimal sets and what is one duty short of them. */
  readonly near: readonly (readonly string[])[];
}

/** Searches a system under every set of its duties, then again at the default sizes what is at the edge. */
export async function findObligations(asked: Asked): Promise<FoundObligations> {
  const { kernel, chosen = {} } = asked;
  const { id } = asked.system;
  const { reverts, sizes: lacks } = kernelFor(kernel);
  const small = { ...sizesOfDuties(asked.system, chosen), ...lacks?.[id] };
  const large = resolveSizes(asked.system, { ...lacks?.[id], ...chosen });
  // A duty of a machine that is not there with what is chosen would double the sets and change nothing.
  const owed = asked.system.duties.filter((duty) => dropsSomeOf(asked.system, small, duty));
  const system = { ...asked.system, duties: owed };
  const duties = owed.map((duty) => duty.id);
  const known = [system, ...published.systems];
  const edits = pick('edit', published.edits, reverts);
  const exclusive = exclusiveDuties(system, small, edits, known);
  const possible = allSubsets(duties).filter((kept) =>
    exclusive.every(({ duties: pair }) => pair.some((duty) => kept.includes(duty))),
  );
  const missing = (kept: DutySet['kept']) => duties.filter((duty) => !kept.includes(duty));
  const { workers } = asked;
  const judged = await judge(
    possible.map((kept) => jobOf(asked, missing(kept), small, false)),
    workers,
  );
  const sets = judged.map((one) => setOf(one, duties));
  const minimal = minimalSets(sets);
  const near = withNeighbours(minimal);
  const again = await judge(
    near.map((kept) => jobOf(asked, missing(kept), large, true)),
    workers,
  );
  const found: Obligations = {
    schema: 'unplug/obligations/v1',
    system: id,
    kernel,
    duties: owed.map(({ id: duty, sentence, whose }) => ({ id: duty, sentence, whose })),
    small,
    large,
    sets,
    exclusive,
    minimal,
    atDefault: again.map((one) => setOf(one, duties)),
    why: duties.map((duty) => ({ duty, run: runWithout(judged, duty) })),
  };
  return {
    system,
    found,
    isWhole:
      sets.length === possible.length && !found.atDefault.concat(sets).some((set) => set.stopped),
    judged,
    near,
  };
}

function jobOf(
  { system, file, kernel, limits }: Asked,
  dropped: readonly string[],
  sizes: Setting,
  stopAtFirst: boolean,
): Job {
  return {
    stopAtFirst,
    system: system.id,
    ...(file !== undefined && { file }),
    kernel,
    sizes,
    reverted: kernelFor(kernel).reverts,
    dropped,
    ...(limits && { limits }),
  };
}

/** Runs jobs with a line of progress; those that were interrupted have no verdict. */
async function judge(jobs: readonly Job[], workers?: number): Promise<Judged[]> {
  const watcher = progressLine(jobs);
  const found = await untilInterrupted((signal) =>
    runJobs(jobs, { signal, watcher, ...(workers !== undefined && { workers }) }),
  );
  watcher.clear();
  return jobs.flatMap((job, i) => {
    const verdict: SystemVerdict | undefined = found[i];
    return verdict ? [{ job, verdict }] : [];
  });
}

function setOf({ job, verdict }: Judged, duties: readonly string[]): DutySet {
  const { limit } = verdict;
  const broken = verdict.rules.filter(({ standing }) => standing === 'broken');
  return {
    kept: duties.filter((duty) => !job.dropped.includes(duty)),
    clean: isClean(verdict.rules),
    broken: broken.map(({ rule }) => rule),
    ...(limit !== undefined &&
      limit !== 'first violation' &&
      broken.length === 0 && { stopped: limit }),
  };
}

/** The shortest run that breaks something when only this duty is dropped. */
function runWithout(judged: readonly Judged[], duty: string): Run | undefined {
  const alone = judged.find(({ job }) => job.dropped.length === 1 && job.dropped[0] === duty);
  const rules = alone?.verdict.rules ?? [];
  const runs = rules.flatMap(({ standing, run }) => (standing === 'broken' && run ? [run] : []));
  return runs.toSorted((a, b) => a.steps.length - b.steps.length)[0];
}
