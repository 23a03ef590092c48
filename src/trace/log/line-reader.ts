import { keptText } from './kept-text.ts';
import { overriddenIn, readHead, type LogHead, type Overridden } from './log-head.ts';
import { readLoss, type Loss } from './loss.ts';
import { stripped } from './message-prefix.ts';
import { readLine } from './read-line.ts';
import { readOtherLine } from './read-other-line.ts';
import type { TraceEvent } from './trace-event.ts';

/** A line that is no event, no comment and no part of a stack trace. */
export interface BadLine {
  readonly line: number;
  readonly text: string;
}

/** What one line of a log is, if it says anything. */
export type ReadLine =
  | { readonly event: TraceEvent }
  | { readonly loss: Loss }
  | { readonly bad: BadLine };

/** Bad lines that are kept to be shown; more are only counted. */
const SHOWN = 20;

/** No line of a trace is nearly as long; what is longer is not kept. */
const LONGEST = 200;

/** Reads a log line by line: ftrace's `trace` and `trace_pipe`, and what `trace-cmd report` prints. */
export class LineReader {
  /** What is known of the log; what was given goes before what it says itself. */
  head: LogHead;
  lines = 0;
  events = 0;
  badLines = 0;
  /** The first of the lines that cannot be read. */
  readonly bad: BadLine[] = [];

  readonly #given: LogHead;
  /** What its own comment lines say. */
  readonly #said: LogHead = {};

  /** @param given what somebody has said of the log, which knows better than its head */
  constructor(given: LogHead = {}) {
    this.#given = given;
    this.head = { ...given };
  }

  /** What the head says otherwise than what was given. */
  get overridden(): Overridden[] {
    return overriddenIn(this.#said, this.#given);
  }

  read(raw: string): ReadLine | undefined {
    const line = ++this.lines;
    const { text, isMessage } = stripped(raw.endsWith('\r') ? raw.slice(0, -1) : raw);
    if (text.charCodeAt(0) !== 0x23) {
      const event = readLine(text, line) ?? readOtherLine(text, line);
      if (event) {
        this.events++;
        return { event };
      }
    }
    const loss = readLoss(text, line);
    if (loss === 'none') return undefined;
    if (loss) return { loss };
    if (text.startsWith('#')) {
      readHead(text, this.#said);
      this.head = { ...this.#said, ...this.#given };
      return undefined;
    }
    // Beside a dump of ftrace the kernel says other things.
    if (isMessage || isKnownNoise(text)) return undefined;
    this.badLines++;
    const bad = { line, text: keptText(text.slice(0, LONGEST)) };
    if (this.bad.length < SHOWN) this.bad.push(bad);
    return { bad };
  }
}

/** Empty lines, stack traces and the notes of ftrace and trace-cmd about their buffers. */
function isKnownNoise(raw: string): boolean {
  return (
    raw.trim() === '' ||
    /^ ?=> /.test(raw) ||
    raw.endsWith(': <stack trace>') ||
    // Call chains of perf.
    /^\s+[0-9a-f]{8,16} .* \(.*\)$/.test(raw) ||
    /^-{10,}$|^Dumping ftrace buffer:|\(ftrace buffer empty\)/.test(raw.trim()) ||
    /^CPU:\d+ \[.*\]$/.test(raw) ||
    /^#+ CPU \d+ buffer started #+$/.test(raw) ||
    /^(version ?= ?\d+|cpus=\d+|CPU \d+ is empty|trace-cmd version .*)$/.test(raw) ||
    /^(entries|bytes|oldest event ts|now ts|read events): [\d.]+$/.test(raw)
  );
}
