import { parentPort } from 'node:worker_threads';
import { runJob } from './run-job.ts';
import type { FromWorker, ToWorker } from './pool.ts';

/** A progress line is told no more often than this. */
const TELL_EVERY_MS = 200;

const port = parentPort!;

port.on('message', (asked: ToWorker) => void run(asked));

async function run({ job, stop }: ToWorker): Promise<void> {
  const say = (message: FromWorker): void => port.postMessage(message);
  let last = 0;
  try {
    const verdict = await runJob(job, {
      // Asked without leaving the loops of the search and of the judging after it.
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
