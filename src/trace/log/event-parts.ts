import { keptText } from './kept-text.ts';
import type { Context, TraceEvent } from './trace-event.ts';

/** Position of the interrupt letter among the flags. */
const IRQ_FLAG = 2;

/** Names that were met, so that each is there once, and by itself. */
const SHARED = new Map<string, string>();

/** There are not nearly as many tasks and events in a log that is what it should be. */
const SHARED_MAX = 10_000;

/** A name that may outlive its line. */
export function shared(name: string): string {
  const known = SHARED.get(name);
  if (known !== undefined) return known;
  const kept = keptText(name);
  if (SHARED.size < SHARED_MAX) SHARED.set(kept, kept);
  return kept;
}

/** Where an event was recorded, by the flags that ftrace prints. */
export function contextOf(flags: string | undefined): Context {
  if (flags === undefined) return 'unknown';
  const flag = flags[IRQ_FLAG];
  if (flag === 's') return 'softirq';
  return flag === 'h' || flag === 'H' || flag === 'z' || flag === 'Z' ? 'hardirq' : 'task';
}

/** The text of an event as ftrace itself prints it. */
export function textOf(name: string, rest: string): TraceEvent['text'] {
  return name === 'sched_switch' ? withPrevState(rest) : rest;
}

/** trace-cmd and perf print `comm:pid [prio] STATE ==> …` where ftrace itself names its fields. */
function withPrevState(text: string): string {
  if (text.includes(' prev_state=')) return text;
  const [, state] = /\[\d+\] (\S+) ==> /.exec(text) ?? [];
  return state === undefined ? text : `${text} prev_state=${state}`;
}
