import type { Progress } from '../checker/exploration.ts';
import { jobText, type Job } from './job.ts';
import type { PoolWatcher } from './pool.ts';

const PLAIN_EVERY_MS = 5000;
/** Less than this much time is not worth telling. */
const TOLD_FROM_SECONDS = 3;

interface Running {
  readonly since: number;
  readonly progress?: Progress;
}

/**
 * Progress on stderr: one repainted line on a terminal, else a plain line every few seconds.
 */
export function progressLine(
  jobs: readonly Job[],
  out: NodeJS.WriteStream = process.stderr,
): PoolWatcher & { clear(): void } {
  const running = new Map<number, Running>();
  let done = 0;
  let lastPlain = Date.now();
  const paint = (): void => {
    const parts = [...running].map(
      ([job, { since, progress }]) =>
        jobText(jobs[job]!) + (progress ? `: ${progressText(progress, Date.now() - since)}` : ''),
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
      running.set(job, { since: Date.now() });
      paint();
    },
    progress(job, progress) {
      running.set(job, { since: running.get(job)?.since ?? Date.now(), progress });
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

/**
 * How far a search is. How many states there are nobody knows before the end; that those found are
 * still to be expanded bounds the time that is left from below.
 *
 * @param ms how long the search has run
 */
export function progressText({ states, expanded, depth }: Progress, ms: number): string {
  const told = `${millions(states)} states, depth ${depth}`;
  if (expanded === states) return `${told}, judging the rules`;
  const seconds = Math.round(((states - expanded) * ms) / 1000 / Math.max(1, expanded));
  return seconds < TOLD_FROM_SECONDS ? told : `${told}, at least ${lasting(seconds)} more`;
}

function lasting(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function millions(states: number): string {
  return states < 1e6 ? `${Math.round(states / 1e3)} k` : `${(states / 1e6).toFixed(1)} M`;
}
