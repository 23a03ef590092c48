import type { Offsets } from './offsets.ts';

/** What the comment lines of a log say about it. */
export interface LogHead {
  kernel?: string;
  offsets?: Offsets;
  /** Names of the events that were armed. */
  armed?: ReadonlySet<string>;
}

const KERNEL = /\bkernel ([^\s,]+)/;
const OFFSETS = /^# offsets: ref=(\d+) done=(\d+)/;
const PROBES = /^# probes: ([^;]*)/;

/** Adds what a comment line says to what is known. */
export function readHead(raw: string, head: LogHead): void {
  const kernel = raw.startsWith('# scenario') ? KERNEL.exec(raw)?.[1] : undefined;
  if (kernel !== undefined) head.kernel = kernel;
  const [, ref, done] = OFFSETS.exec(raw) ?? [];
  if (ref !== undefined) head.offsets = { ref: Number(ref), done: Number(done) };
  const [, names] = PROBES.exec(raw) ?? [];
  if (names !== undefined) head.armed = new Set(names.trim().split(/\s+/));
}
