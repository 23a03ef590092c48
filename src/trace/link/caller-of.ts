import type { TraceEvent } from '../log/trace-event.ts';

/** `(A <- B)`, each maybe with an address and a module; the kernel prints caller and function, libtraceevent the other way round. */
const PAIR = /\((\S+)(?: <\w+>)?(?: \[[^\]]*\])? <- (\S+?)(?: <\w+>)?(?: \[[^\]]*\])?\)/;

/** What stands where the caller stood when another tracer or a return probe has put itself between. */
const TAKEN =
  /^(?:return_to_handler|ftrace_graph_caller|arch_rethook_trampoline|__?kretprobe_trampoline|kretprobe_trampoline\w*)\b|^\[unknown|^(?:0x)?[0-9a-f]{6,}$/;

/** Who a function returns to, as an event of its return tells. */
interface Caller {
  /** `function+offset`, or what stands there. */
  readonly text: string;
  /** Whether it is nobody who has called. */
  readonly isLost: boolean;
}

/** The caller that the event of a return names; nothing where it has none. */
export function callerOf({ text }: TraceEvent): Caller | undefined {
  const [, first, second] = PAIR.exec(text) ?? unknownIn(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const isTurned = isFunction(first) && !isFunction(second);
  const caller = isTurned ? second : first;
  return { text: caller, isLost: TAKEN.test(caller) };
}

/** `[unknown/kretprobe'd]` has a quote and a slash where others have a name. */
function unknownIn(text: string): RegExpExecArray | null {
  return /\((\[unknown[^\]]*\]) <- (\S+?)\)/.exec(text);
}

/** Whether it is the place of a function itself, and not one inside a function that has called it. */
function isFunction(place: string): boolean {
  return /^[a-z_][\w.]*(?:\+0x0\/0x[0-9a-f]+)?$/i.test(place) && !/^[0-9a-f]{8,}$/i.test(place);
}
