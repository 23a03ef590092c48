import { LineReader, type BadLine } from './line-reader.ts';
import type { Loss } from './loss.ts';
import type { Offsets } from './offsets.ts';
import type { TraceEvent } from './trace-event.ts';

/** A kernel log as it was read, all of it in memory; nothing is judged yet. */
export interface Log {
  readonly file: string;
  /** Release of the kernel, when the log names it. */
  readonly kernel?: string;
  readonly offsets?: Offsets;
  /** Names of the events that were armed, when the log names them. */
  readonly probes?: ReadonlySet<string>;
  readonly events: readonly TraceEvent[];
  readonly lines: readonly string[];
  readonly bad: readonly BadLine[];
  readonly lost: readonly Loss[];
}

/** Reads a whole log; lines that cannot be read are kept, not fatal. */
export function readLog(text: string, file: string): Log {
  const events: TraceEvent[] = [];
  const lost: Loss[] = [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const reader = new LineReader();
  for (const raw of lines) {
    const read = reader.read(raw);
    if (!read) continue;
    if ('event' in read) events.push(read.event);
    else if ('loss' in read) lost.push(read.loss);
  }
  const { kernel, offsets, armed } = reader.head;
  return {
    file,
    ...(kernel !== undefined && { kernel }),
    ...(offsets && { offsets }),
    ...(armed && { probes: armed }),
    events,
    lines,
    bad: reader.bad,
    lost,
  };
}
