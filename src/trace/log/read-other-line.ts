import { contextOf, shared, textOf } from './event-parts.ts';
import type { Context, TraceEvent } from './trace-event.ts';

/** With latency-format, as in a dump on an oops: `COMM-PID CPUflags 1234us+: event: text`. */
const LATENCY =
  /^\s*(.+?)-(\d+)\s+(\d+)([^\s\d]\S{2,9})\s+(?:(\d+)us.?|(\d+\.\d+)|(\d+))\s*:\s+(\w+):(.*)$/;

/** The same with the option verbose: `COMM PID CPU flags preempt [index] 1234.567ms (+0.001ms): event: text`. */
const VERBOSE =
  /^\s*(.+?)\s+(\d+)\s+(\d+)\s+(\d+)\s+[0-9a-f]{8}\s+\[[0-9a-f]+\](?:\s+\[[0-9a-f]+\])?\s+(\d+\.\d+)ms\s+\([^)]*\):\s+(\w+):(.*)$/;

/** `perf script`: `comm pid/tid [cpu] seconds: period group:event: text`. */
const PERF =
  /^\s*(.+?)\s+(?:\d+\/\s*)?(\d+)\s+\[(\d+)\]\s+(?:(\S{4,})\s+)?(\d+\.\d+):\s+(?:\d+\s+)?[\w.-]+:(\w+):(.*)$/;

/** Flags of an event as a number (include/linux/trace_events.h: TRACE_FLAG_HARDIRQ, TRACE_FLAG_SOFTIRQ). */
const HARDIRQ = 0x08;
const SOFTIRQ = 0x10;

/** Reads an event line of any form but the usual one; nothing when it has none of them. */
export function readOtherLine(text: string, line: number): TraceEvent | undefined {
  return readLatency(text, line) ?? readPerf(text, line) ?? readVerbose(text, line);
}

function readLatency(text: string, line: number): TraceEvent | undefined {
  const found = LATENCY.exec(text);
  if (!found) return undefined;
  const [, comm = '', pid, cpu, flags, us, seconds, ticks, name = '', rest = ''] = found;
  const at = us === undefined ? Number(seconds ?? ticks) : Number(us) / 1e6;
  return {
    ...task(line, comm, pid, cpu, contextOf(flags)),
    seconds: at,
    ...(ticks !== undefined && { inTicks: true }),
    name: shared(name),
    text: textOf(name, rest),
  };
}

function readPerf(text: string, line: number): TraceEvent | undefined {
  const found = PERF.exec(text);
  if (!found) return undefined;
  const [, comm = '', pid, cpu, flags, seconds, name = '', rest = ''] = found;
  return {
    ...task(line, comm, pid, cpu, contextOf(flags)),
    seconds: Number(seconds),
    name: shared(name),
    text: textOf(name, rest.startsWith(' ') ? rest.replace(/^ +/, ' ') : ` ${rest}`),
  };
}

function readVerbose(text: string, line: number): TraceEvent | undefined {
  const found = VERBOSE.exec(text);
  if (!found) return undefined;
  const [, comm = '', pid, cpu, flags, ms, name = '', rest = ''] = found;
  const bits = Number(flags);
  const inIrq = (bits & HARDIRQ) !== 0 ? 'hardirq' : (bits & SOFTIRQ) !== 0 ? 'softirq' : 'task';
  return {
    ...task(line, comm, pid, cpu, inIrq),
    seconds: Number(ms) / 1e3,
    name: shared(name),
    text: textOf(name, rest),
  };
}

function task(
  line: number,
  comm: string,
  pid: string | undefined,
  cpu: string | undefined,
  context: Context,
): Pick<TraceEvent, 'line' | 'comm' | 'pid' | 'cpu' | 'context'> {
  return { line, comm: shared(comm), pid: Number(pid), cpu: Number(cpu), context };
}
