import { parentPort, workerData } from 'node:worker_threads';
import { type Job } from './job.ts';
import { runJob } from './run-job.ts';
import type { FromWorker } from './pool.ts';

/** A progress line is told no more often than this. */
const TELL_EVERY_MS = 200;

const port = parentPort!;
/** Set by the pool: a search and the judging after it ask without leaving their loops. */
const stop = workerData as Int32Array;

port.on('message', (job: Job) => void run(job));

async function run(job: Job): Promise<void> {
  const say = (message: FromWorker): void => port.postMessage(message);
  let last = 0;
  try {
    const verdict = await runJob(job, {
      interrupted: () => Atomics.load(stop, 0) !== 0,
      onProgress(progress) {
        const now = Date.now();
        if (now - last < TELL_EVERY_MS && progress.expanded < progress.states) return;
        last = now;
        say({ kind: 'progress', progress });
      },
    });
    say({ kind: 'done', verdict });
  } catch (error) {
    const { name, message, stack } = error as Error;
    say({ kind: 'failed', input: name === 'ModelError', message, stack: stack ?? '' });
  }
}
