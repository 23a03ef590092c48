import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { Progress } from '../../checker/search/exploration.ts';
import { ownModule } from '../../package/package-folder.ts';
import type { SystemVerdict } from '../../schemas/verdict.ts';
import { BadInput, InternalError } from '../terminal/exit.ts';
import { jobText, type Job } from './job.ts';
import { withWorker } from './kept-worker.ts';

/** A search that a worker is asked to do. */
export interface ToWorker {
  readonly job: Job;
  /** Not 0 when it is to stop. */
  readonly stop: Int32Array;
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly verdict: SystemVerdict }
  | {
      readonly kind: 'failed';
      readonly input: boolean;
      readonly message: string;
      readonly stack: string;
    };

/** Heap of a worker; the states themselves lie outside the heap and are bounded by --memory-mib. */
const WORKER_HEAP_MIB = 4096;

const WORKER = ownModule('cli/search/worker');

/** Hears how the jobs go. */
export interface PoolWatcher {
  readonly started?: (job: number) => void;
  readonly progress?: (job: number, progress: Progress) => void;
  readonly finished?: (job: number, verdict: SystemVerdict | undefined) => void;
}

/** Hears of a mistake in a model and says whether the other jobs go on all the same. */
export type Forgives = (job: number, message: string) => boolean;

/**
 * Runs jobs side by side in worker threads.
 *
 * @param signal on abort the running searches stop with what is known so far, the others do not start
 * @returns one verdict a job, in the order of the jobs; undefined for one that was not started, and
 * for one with a mistake that is forgiven
 * @throws BadInput for any other mistake in a model, InternalError for one in the checker
 */
export async function runJobs(
  jobs: readonly Job[],
  {
    signal,
    workers = availableParallelism(),
    watcher = {},
    forgives = () => false,
  }: { signal?: AbortSignal; workers?: number; watcher?: PoolWatcher; forgives?: Forgives },
): Promise<(SystemVerdict | undefined)[]> {
  const verdicts: (SystemVerdict | undefined)[] = jobs.map(() => undefined);
  let next = 0;
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const interrupt = (): void => void Atomics.store(stop, 0, 1);
  signal?.addEventListener('abort', interrupt);
  const searchOn = async (worker: Worker): Promise<void> => {
    while (next < jobs.length && signal?.aborted !== true) {
      const number = next++;
      watcher.started?.(number);
      try {
        verdicts[number] = await runOn(worker, { job: jobs[number]!, stop }, (progress) =>
          watcher.progress?.(number, progress),
        );
      } catch (error) {
        if (!(error instanceof BadInput) || !forgives(number, error.message)) throw error;
      }
      watcher.finished?.(number, verdicts[number]);
    }
  };
  const lane = (): Promise<void> =>
    withWorker(
      WORKER,
      searchOn,
      { resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MIB } },
      () => signal?.aborted !== true,
    );
  try {
    await Promise.all(Array.from({ length: Math.min(workers, jobs.length) }, lane));
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
  return verdicts;
}

function runOn(
  worker: Worker,
  asked: ToWorker,
  onProgress: (progress: Progress) => void,
): Promise<SystemVerdict> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      worker.off('message', hear).off('error', fail);
      act();
    };
    const hear = (message: FromWorker): void => {
      if (message.kind === 'progress') onProgress(message.progress);
      else if (message.kind === 'done') settle(() => resolve(message.verdict));
      else
        settle(() =>
          reject(
            message.input
              ? new BadInput(inSearch(asked.job, message.message))
              : new InternalError(message.stack),
          ),
        );
    };
    const fail = (error: unknown): void =>
      settle(() => reject(new InternalError((error as Error).stack ?? (error as Error).message)));
    worker.on('message', hear).on('error', fail);
    worker.postMessage(asked);
  });
}

/** A mistake that only an edit or a dropped duty brings out is told with the search it is in. */
function inSearch(job: Job, message: string): string {
  return job.reverted.length + job.dropped.length > 0
    ? `${message}\n  in: ${jobText(job)}`
    : message;
}
