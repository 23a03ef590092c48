import { parentPort } from 'node:worker_threads';
import { ModelError } from '../model/error.ts';
import { runJob, type Job } from './job.ts';
import type { FromWorker, ToWorker } from './pool.ts';

const port = parentPort!;
let stop = new AbortController();
let stopping = false;

port.on('message', (message: ToWorker) => {
  if (message.kind === 'stop') {
    stopping = true;
    stop.abort();
  } else void run(message.job);
});

async function run(job: Job): Promise<void> {
  stop = new AbortController();
  if (stopping) stop.abort();
  const say = (message: FromWorker): void => port.postMessage(message);
  let last = 0;
  try {
    const verdict = await runJob(job, {
      signal: stop.signal,
      onProgress(progress) {
        const now = Date.now();
        if (now - last < 200) return;
        last = now;
        say({ kind: 'progress', progress });
      },
    });
    say({ kind: 'done', verdict });
  } catch (error) {
    const { message, stack } = error as Error;
    say({
      kind: 'failed',
      input: error instanceof ModelError || (error as Error).name === 'ModelError',
      message,
      stack: stack ?? '',
    });
  }
}
