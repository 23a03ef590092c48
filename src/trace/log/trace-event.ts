/**
 * Where an event was recorded: in the task itself, or in an interrupt that stopped it. Unknown where the
 * line has no flags, as in what older versions of trace-cmd report.
 */
export type Context = 'task' | 'softirq' | 'hardirq' | 'unknown';

/** One event line of a log. */
export interface TraceEvent {
  /** Line number in the file, from 1. */
  readonly line: number;
  readonly comm: string;
  readonly pid: number;
  readonly cpu: number;
  readonly context: Context;
  /** When it happened; in the ticks of its clock where they are no time. */
  readonly seconds: number;
  readonly inTicks?: true;
  readonly name: string;
  /** What follows the name: `(function+0x…) key=value …`. */
  readonly text: string;
}

/**
 * Who runs when the event happens. An interrupt is not the task that it stopped, and each CPU has
 * an idle task of its own, all with pid 0.
 */
export function runnerOf({ pid, cpu, context }: TraceEvent): string {
  if (context === 'softirq' || context === 'hardirq') return `${context} on CPU ${cpu}`;
  return pid === 0 ? `idle on CPU ${cpu}` : String(pid);
}

/** The runner in words. */
export function runnerName(event: TraceEvent): string {
  const isTask = event.context === 'task' || event.context === 'unknown';
  return isTask && event.pid !== 0 ? `${event.comm}-${event.pid}` : runnerOf(event);
}

/** The value of `key=value` in the text of an event. */
export function fieldOf({ text }: TraceEvent, key: string): string | undefined {
  return valueAfter(text, ` ${key}=`);
}

/** What stands in a text from a mark to the next blank. */
export function valueAfter(text: string, mark: string): string | undefined {
  const at = text.indexOf(mark);
  if (at < 0) return undefined;
  const from = at + mark.length;
  const to = text.indexOf(' ', from);
  return to < 0 ? text.slice(from) : text.slice(from, to);
}
