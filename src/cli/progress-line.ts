import type { Progress } from '../checker/exploration.ts';
import { jobText, type Job } from './job.ts';
import type { PoolWatcher } from './pool.ts';

const PLAIN_EVERY_MS = 5000;

/**
 * Progress on stderr: one repainted line on a terminal, else a plain line every few seconds.
 */
export function progressLine(
  jobs: readonly Job[],
  out: NodeJS.WriteStream = process.stderr,
): PoolWatcher & { clear(): void } {
  const running = new Map<number, Progress | undefined>();
  let done = 0;
  let lastPlain = Date.now();
  const paint = (): void => {
    const parts = [...running].map(
      ([job, progress]) =>
        `${jobText(jobs[job]!)}${progress ? `: ${millions(progress.states)} states, depth ${progress.depth}` : ''}`,
    );
    const line = `[${done}/${jobs.length}] ${parts.join(' | ')}`;
    if (out.isTTY) out.write(`\r\u001b[2K${line.slice(0, Math.max(20, out.columns - 1))}`);
    else if (Date.now() - lastPlain >= PLAIN_EVERY_MS) {
      lastPlain = Date.now();
      out.write(`${line}\n`);
    }
  };
  return {
    started(job) {
      running.set(job, undefined);
      paint();
    },
    progress(job, progress) {
      running.set(job, progress);
      paint();
    },
    finished(job) {
      running.delete(job);
      done++;
      paint();
    },
    clear() {
      if (out.isTTY) out.write('\r\u001b[2K');
    },
  };
}

function millions(states: number): string {
  return states < 1e6 ? `${Math.round(states / 1e3)} k` : `${(states / 1e6).toFixed(1)} M`;
}
