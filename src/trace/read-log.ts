import { readLine } from './read-line.ts';
import type { TraceEvent } from './trace-event.ts';

/** Offsets of `ref` and `done` inside struct dev_pagemap, in bytes; they differ by kernel. */
export interface Offsets {
  readonly ref: number;
  readonly done: number;
}

/** A line that is no event, no comment and no part of a stack trace. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
}

/** A kernel log as it was read; nothing is judged yet. */
export interface Log {
  readonly file: string;
  /** Release of the kernel, when the log names it. */
  readonly kernel?: string;
  readonly offsets?: Offsets;
  /** Names of the probes that were armed, when the log names them. */
  readonly probes?: ReadonlySet<string>;
  readonly events: readonly TraceEvent[];
  readonly lines: number;
  readonly bad: readonly BadLine[];
  /** What ftrace said about events that it lost. */
  readonly lost: readonly BadLine[];
  /** The first event that is older than the one before it. */
  readonly outOfOrder?: number;
}

const KERNEL = /\bkernel ([^\s,]+)/;
const OFFSETS = /^# offsets: ref=(\d+) done=(\d+)/;
const PROBES = /^# probes: ([^;]*)/;
const WRITTEN = /entries-in-buffer\/entries-written: (\d+)\/(\d+)/;

/** Reads ftrace's `trace` text; lines that cannot be read are kept, not fatal. */
export function readLog(text: string, file: string): Log {
  const events: TraceEvent[] = [];
  const bad: BadLine[] = [];
  const lost: BadLine[] = [];
  const head: Head = {};
  let outOfOrder: number | undefined;
  let latest = 0;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (const [i, raw] of lines.entries()) {
    const line = i + 1;
    const event = raw.startsWith('#') ? undefined : readLine(raw, line);
    if (event) {
      events.push(event);
      if (event.seconds < latest) outOfOrder ??= line;
      latest = Math.max(latest, event.seconds);
    } else if (raw.startsWith('#')) {
      readHead(raw, head);
      const [, kept, written] = WRITTEN.exec(raw) ?? [];
      if (kept !== written) lost.push({ line, text: raw.trim() });
    } else if (/\bLOST\b.*\bEVENTS\b/.test(raw)) lost.push({ line, text: raw.trim() });
    else if (!isKnownNoise(raw)) bad.push({ line, text: raw });
  }
  return {
    file,
    ...head,
    events,
    lines: lines.length,
    bad,
    lost,
    ...(outOfOrder !== undefined && { outOfOrder }),
  };
}

type Head = { -readonly [K in 'kernel' | 'offsets' | 'probes']?: Log[K] & {} };

function readHead(raw: string, head: Head): void {
  const kernel = raw.startsWith('# scenario') ? KERNEL.exec(raw)?.[1] : undefined;
  if (kernel !== undefined) head.kernel = kernel;
  const [, ref, done] = OFFSETS.exec(raw) ?? [];
  if (ref !== undefined) head.offsets = { ref: Number(ref), done: Number(done) };
  const [, names] = PROBES.exec(raw) ?? [];
  if (names !== undefined) head.probes = new Set(names.trim().split(/\s+/));
}

/** Empty lines, stack traces and the notes of ftrace about its buffers. */
function isKnownNoise(raw: string): boolean {
  return (
    raw.trim() === '' ||
    raw.startsWith(' => ') ||
    raw.endsWith(': <stack trace>') ||
    /^CPU:\d+ \[.*\]$/.test(raw) ||
    /^#+ CPU \d+ buffer started #+$/.test(raw)
  );
}
