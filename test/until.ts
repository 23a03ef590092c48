import { readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';

/** How often is looked, in milliseconds. */
const LOOK_EVERY_MS = 20;
/** Ticks a second of the times in /proc on Linux. */
const TICKS = 100;

/** Waits until something is so; the time-out of the test ends it when that never comes. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await after(LOOK_EVERY_MS);
}

/** Seconds of processor that a process has used, all its threads together: a busy machine has less a second. */
export function secondsUsed(pid: number): number {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
