import { contextOf, shared, textOf } from './event-parts.ts';
import type { TraceEvent } from './trace-event.ts';

const BLANK = 0x20;
const CLOSE = 0x5d;
const DASH = 0x2d;
const COLON = 0x3a;
const DOT = 0x2e;

/**
 * Reads one event line of ftrace: `TASK-PID (TGID) [CPU] FLAGS SECONDS: event: text`. TGID and FLAGS
 * are options of ftrace; `trace-cmd report` leaves them out and pads the event's name.
 *
 * Written without a regular expression for the whole: this is done for every line of a log.
 *
 * @returns nothing when the line does not have that form
 */
export function readLine(text: string, line: number): TraceEvent | undefined {
  for (let open = text.indexOf('['); open > 0; open = text.indexOf('[', open + 1)) {
    const close = endOfNumber(text, open + 1);
    // A task's name may have brackets too; those of the CPU stand between a number and blanks.
    if (close === open + 1 || text.charCodeAt(close) !== CLOSE) continue;
    if (text.charCodeAt(close + 1) !== BLANK) continue;
    const task = readTask(text, open);
    if (!task) continue;
    return readRest(text, line, close + 1, task, Number(text.slice(open + 1, close)));
  }
  return undefined;
}

interface Task {
  readonly comm: string;
  readonly pid: number;
}

/** What stands before the CPU: the task's name, its pid, and the pid of its process if asked for. */
function readTask(text: string, open: number): Task | undefined {
  let end = skipBlanksBack(text, open);
  if (end === open) return undefined;
  if (text.charCodeAt(end - 1) === 0x29) {
    end = skipBlanksBack(text, text.lastIndexOf('(', end));
    if (end <= 0) return undefined;
  }
  let from = end;
  while (isDigit(text.charCodeAt(from - 1))) from--;
  if (from === end || text.charCodeAt(from - 1) !== DASH) return undefined;
  const start = skipBlanks(text, 0);
  if (start >= from - 1) return undefined;
  const comm = text.slice(start, from - 1);
  return { comm: shared(withoutFile(comm)), pid: Number(text.slice(from, end)) };
}

/** Of several files or instances trace-cmd prints the name before each line. */
function withoutFile(comm: string): string {
  const at = comm.indexOf(': ');
  return at < 0 ? comm : comm.slice(at + 1).trimStart();
}

/** What stands after the CPU. */
function readRest(
  text: string,
  line: number,
  after: number,
  { comm, pid }: Task,
  cpu: number,
): TraceEvent | undefined {
  let from = skipBlanks(text, after);
  let to = endOfWord(text, from);
  let flags: string | undefined;
  if (!isTime(text, from, to)) {
    flags = text.slice(from, to);
    from = skipBlanks(text, to);
    to = endOfWord(text, from);
    if (!isTime(text, from, to)) return undefined;
  }
  const isTicks = text.charCodeAt(to - 1) === COLON && endOfNumber(text, from) === to - 1;
  const start = skipBlanks(text, to);
  const end = text.indexOf(':', start);
  if (end <= start || !isName(text, start, end)) return undefined;
  const name = shared(text.slice(start, end));
  const rest = text.slice(end + 1);
  return {
    line,
    comm,
    pid,
    cpu,
    context: contextOf(flags),
    seconds: Number(text.slice(from, to - 1)),
    ...(isTicks && { inTicks: true }),
    name,
    text: textOf(name, rest),
  };
}

/** `SECONDS.FRACTION:`, or `TICKS:` where the clock does not count nanoseconds. */
function isTime(text: string, from: number, to: number): boolean {
  if (text.charCodeAt(to - 1) !== COLON) return false;
  const dot = endOfNumber(text, from);
  if (dot === to - 1) return dot > from;
  return (
    dot > from &&
    text.charCodeAt(dot) === DOT &&
    endOfNumber(text, dot + 1) === to - 1 &&
    to - 1 > dot + 1
  );
}

function isName(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i) | 0x20;
    const isLetter = code >= 0x61 && code <= 0x7a;
    if (!isLetter && !isDigit(text.charCodeAt(i)) && text.charCodeAt(i) !== 0x5f) return false;
  }
  return true;
}

function endOfNumber(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at++;
  return at;
}

function endOfWord(text: string, from: number): number {
  const to = text.indexOf(' ', from);
  return to < 0 ? text.length : to;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === BLANK) at++;
  return at;
}

function skipBlanksBack(text: string, from: number): number {
  let at = from;
  while (at > 0 && text.charCodeAt(at - 1) === BLANK) at--;
  return at;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
