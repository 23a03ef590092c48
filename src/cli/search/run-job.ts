import { pick } from '../../checker/apply-history.ts';
import type { Progress } from '../../checker/search/exploration.ts';
import { verifySystem } from '../../checker/verify-system.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
import type { Job } from './job.ts';
import { namingFile } from '../lookup/load-file.ts';
import { subjectOf } from './subject-of-job.ts';

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
