import type { Context, TraceEvent } from './trace-event.ts';

/** `TASK-PID (TGID) [CPU] FLAGS SECONDS: event: text`; TGID and FLAGS are options of ftrace. */
const EVENT = /^ *(.+?)-(\d+) +(?:\([ \d-]+\) +)?\[(\d+)\] +(?:(\S+) +)?(\d+\.\d+): (\w+):(.*)$/;

/** Position of the interrupt letter among the flags. */
const IRQ_FLAG = 2;

/**
 * Reads one event line of ftrace's `trace` text.
 *
 * @returns nothing when the line does not have that form
 */
export function readLine(text: string, line: number): TraceEvent | undefined {
  const found = EVENT.exec(text);
  if (!found) return undefined;
  const [, comm = '', pid, cpu, flags = '', seconds, name = '', rest = ''] = found;
  return {
    line,
    comm,
    pid: Number(pid),
    cpu: Number(cpu),
    context: contextOf(flags[IRQ_FLAG]),
    seconds: Number(seconds),
    name,
    text: rest,
  };
}

function contextOf(flag: string | undefined): Context {
  if (flag === 's') return 'softirq';
  return flag === 'h' || flag === 'H' || flag === 'z' || flag === 'Z' ? 'hardirq' : 'task';
}
