import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Worker threads without work, by the file that they run. */
const idle = new Map<string, Worker[]>();

/**
 * A worker thread for a while. One that was given back is taken before another is started: it has loaded
 * its modules, and what it knows of machines serves the next call of this process too.
 *
 * @param use what is done with it; when it throws, the worker ends
 * @param isKept whether the worker may be given to somebody else afterwards
 */
export async function withWorker(
  file: URL,
  use: (worker: Worker) => Promise<void>,
  options: WorkerOptions = {},
  isKept = (): boolean => true,
): Promise<void> {
  const others = idle.get(file.href) ?? [];
  idle.set(file.href, others);
  const worker = others.pop() ?? new Worker(file, options);
  worker.ref();
  let kept = false;
  try {
    await use(worker);
    kept = isKept();
  } finally {
    if (kept) others.push(worker);
    // Without work it keeps no process alive.
    if (kept) worker.unref();
    else await worker.terminate();
  }
}
