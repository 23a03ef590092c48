import { pick } from '../checker/apply-history.ts';
import type { Limits, Progress } from '../checker/exploration.ts';
import { verifySystem } from '../checker/verify-system.ts';
import type { Sizes } from '../model/system.ts';
import type { SystemVerdict } from '../schemas/verdict.ts';
import { namingFile } from './load-file.ts';
import { subjectOf } from './subject-of-job.ts';

/** One search, as plain data that can be handed to a worker. */
export interface Job {
  readonly system: string;
  /** The user's file that exports the system; absent for a published one. */
  readonly file?: string;
  readonly kernel: string;
  readonly sizes: Sizes;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  /** Judge only these rules. */
  readonly rules?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** Stop at the first violation of safety. */
  readonly stopAtFirst?: boolean;
}

/** A job in one line, for progress. */
export function jobText({ system, sizes, reverted, dropped }: Job): string {
  const at = Object.values(sizes).join(' x ');
  const without = [
    ...reverted.map((id) => `without ${id}`),
    ...dropped.map((id) => `without duty ${id}`),
  ];
  return [`${system}${at === '' ? '' : ` ${at}`}`, ...without].join(', ');
}

/** The same search has the same key. */
export function jobKey({ system, file, kernel, sizes, reverted, dropped }: Job): string {
  return JSON.stringify([
    system,
    file,
    kernel,
    sizes,
    // In their order: each edit names the text that the earlier ones left.
    reverted,
    [...dropped].toSorted(),
  ]);
}

/** Does the search of a job. */
export async function runJob(job: Job, options: SearchOptions = {}): Promise<SystemVerdict> {
  return namingFile(job.file, async () => {
    const subject = await subjectOf(job);
    const rules = job.rules && pick('rule', subject.system.rules, job.rules);
    const { verdict } = await verifySystem(subject, {
      ...options,
      ...(rules && { rules }),
      ...(job.limits && { limits: job.limits }),
      stopAtFirst: job.stopAtFirst === true,
    });
    return verdict;
  });
}

interface SearchOptions {
  readonly interrupted?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
}
