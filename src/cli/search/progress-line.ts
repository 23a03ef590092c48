import type { Progress } from '../../checker/search/exploration.ts';
import { visible } from '../../report/text/visible.ts';
import { jobText, type Job } from './job.ts';
import type { PoolWatcher } from './pool.ts';

/** How often a line is repainted on a terminal, and printed anew elsewhere. */
const REPAINT_MS = 1000;
const PLAIN_MS = 10_000;
/** Less than this much time is not worth telling. */
const TOLD_FROM_SECONDS = 3;

/** What is needed of a stream to show progress on it. */
interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

interface Running {
  readonly since: number;
  readonly progress?: Progress;
}

/**
 * Progress on stderr: one repainted line on a terminal, else a plain line every ten seconds. Its clock
 * runs on while a search says nothing, as it does when it judges the rules.
 *
 * @param what stands before it where it is not searches that are counted
 */
export function progressLine(
  jobs: readonly Job[],
  out: ProgressStream = process.stderr,
  what = '',
): PoolWatcher & { clear(): void } {
  const running = new Map<number, Running>();
  const begin = Date.now();
  let done = 0;
  const line = (): string => {
    const now = Date.now();
    const parts = [...running].map(
      ([job, { since, progress }]) =>
        jobText(jobs[job]!) + (progress ? `: ${progressText(progress, now - since)}` : ''),
    );
    const passed = lasting(Math.floor((now - begin) / 1000));
    return visible([`${what}[${done}/${jobs.length}] ${passed}`, ...parts].join(' | '));
  };
  const paint = (): void => {
    const width = (out.columns || 80) - 1;
    if (out.isTTY) out.write(`\r\u001b[2K${line().slice(0, width)}`);
  };
  const timer = setInterval(
    () => (out.isTTY ? paint() : void out.write(`${line()}\n`)),
    out.isTTY ? REPAINT_MS : PLAIN_MS,
  );
  timer.unref();
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
      clearInterval(timer);
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
  return seconds < TOLD_FROM_SECONDS ? told : `${told}, at least ${atLeast(seconds)} more`;
}

function lasting(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** What is only bounded is told in round numbers. */
function atLeast(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`;
}

function millions(states: number): string {
  return states < 1e6 ? `${Math.round(states / 1e3)} k` : `${(states / 1e6).toFixed(1)} M`;
}
