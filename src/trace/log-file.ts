import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DocumentError } from '../schemas/document-error.ts';
import type { LogVerdict } from '../schemas/verdict.ts';
import { Following } from './conformance.ts';
import { binaryForm } from './log/binary-form.ts';
import { LineReader } from './log/line-reader.ts';
import { ProbeTable } from './probes/probe-table.ts';
import type { Foreknown } from './log-context.ts';

const CHUNK_BYTES = 1 << 18;

/** No line of a trace is nearly as long; what is longer is cut, and is no line of a trace. */
const LINE_MAX = 1 << 20;

/** What is known of how a file is followed, before it is read. */
type Asked = Omit<Foreknown, 'met' | 'keeps'>;

/**
 * A log file held against the model; of the file no more than a chunk is in memory.
 *
 * @throws DocumentError when no line can be read, or when a line is asked for that is not there
 */
export function checkLogFile(file: string, options: Asked = {}): LogVerdict {
  const judging = judge(file, options);
  for (;;) {
    const { done, value } = judging.next(false);
    if (done) return value;
  }
}

/**
 * The same, until somebody asks to stop: then the verdict is that on what was read by then, and says so.
 *
 * @throws DocumentError as checkLogFile
 */
export async function checkLogFileUntil(
  file: string,
  options: Asked,
  signal: AbortSignal,
): Promise<LogVerdict> {
  const judging = judge(file, options);
  for (;;) {
    const { done, value } = judging.next(signal.aborted);
    if (done) return value;
    // Signals are heard between two turns of the event loop only.
    await nextTurn();
  }
}

/** Judges a file; is asked after each chunk whether to stop. */
function* judge(file: string, options: Asked): Generator<void, LogVerdict, boolean> {
  refuseBinary(file);
  const met = yield* metIn(file, options);
  const following = new Following({ name: file, ...options, met: met ?? new Set() });
  let isStopped = met === undefined;
  for (const lines of linesByChunk(file)) {
    if (isStopped) break;
    for (const line of lines) following.line(line);
    isStopped = yield;
  }
  if (isStopped) return { ...following.end(), stoppedAt: following.lines };
  const unlike = following.unlikeLog;
  if (unlike) {
    throw new DocumentError(
      file,
      `line ${unlike.line}`,
      'is no line of a kernel log, and neither is any other',
      'give the text of ftrace (trace, trace_pipe) or of trace-cmd report',
    );
  }
  const beyond = options.askedAt?.find((line) => line > following.lines);
  if (beyond !== undefined) {
    throw new DocumentError(
      file,
      `line ${beyond}`,
      'is asked for and not there',
      `the log has the lines 1 to ${following.lines}`,
    );
  }
  return following.end();
}

/** @throws DocumentError for a file of a form that has no lines, saying what makes a text of it */
function refuseBinary(file: string): void {
  const [first] = chunksOf(file);
  const form = first && binaryForm(first);
  if (form) throw new DocumentError(file, '', form.is, form.fix);
}

/** The lines of a file, those of a chunk at a time. */
function* linesByChunk(file: string): Generator<readonly string[]> {
  let lines: string[] = [];
  let size = 0;
  for (const line of linesOf(file)) {
    lines.push(line);
    size += line.length;
    if (size < CHUNK_BYTES) continue;
    yield lines;
    lines = [];
    size = 0;
  }
  yield lines;
}

/** The lines of a file, read as they are asked for. */
export function* linesOf(file: string): Generator<string> {
  let rest = '';
  for (const text of textIn(file)) {
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
      yield rest === '' ? text.slice(from, to) : rest + text.slice(0, to);
      rest = '';
      from = to + 1;
    }
    if (rest.length < LINE_MAX) rest += text.slice(from);
  }
  if (rest !== '') yield rest;
}

function* textIn(file: string): Generator<string> {
  const decoder = new StringDecoder('utf8');
  for (const chunk of chunksOf(file)) yield decoder.write(chunk);
  yield decoder.end();
}

function* chunksOf(file: string): Generator<Buffer> {
  const handle = openSync(file, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (;;) {
      const length = readSync(handle, chunk);
      if (length === 0) return;
      yield chunk.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

/**
 * The names of events in a file, as far as it matters: all of them when its head does not say what
 * was armed, else the driver's callbacks among them, which may be armed and never fire.
 *
 * @returns nothing when it was asked to stop
 */
function* metIn(
  file: string,
  { armed, probes = new ProbeTable() }: Foreknown,
): Generator<void, Set<string> | undefined, boolean> {
  const reader = new LineReader(armed ? { armed } : {});
  for (const line of linesOf(file)) {
    if (line.startsWith('#')) reader.read(line);
    else break;
  }
  const said = reader.head.armed;
  if (said) {
    const isCallback = (name: string): boolean =>
      [...probes.shownBy([name])].some((means) => CALLBACKS.has(means));
    return yield* occurring(file, [...said].filter(isCallback));
  }
  const met = new Set<string>();
  for (const lines of linesByChunk(file)) {
    for (const line of lines) {
      const read = reader.read(line);
      if (read && 'event' in read) met.add(read.event.name);
    }
    if (yield) return undefined;
  }
  return met;
}

/** Which of these names the file has an event of; nothing when it was asked to stop. */
function* occurring(
  file: string,
  names: readonly string[],
): Generator<void, Set<string> | undefined, boolean> {
  const wanted = new Map(names.map((name) => [name, Buffer.from(` ${name}:`)]));
  const met = new Set<string>();
  let tail = Buffer.alloc(0);
  for (const chunk of chunksOf(file)) {
    if (wanted.size === 0) break;
    const both = Buffer.concat([tail, chunk.subarray(0, TAIL_BYTES)]);
    for (const [name, mark] of wanted) {
      if (!chunk.includes(mark) && !both.includes(mark)) continue;
      met.add(name);
      wanted.delete(name);
    }
    tail = Buffer.from(chunk.subarray(-TAIL_BYTES));
    if (yield) return undefined;
  }
  return met;
}

/** Callbacks that the models know; a driver need not have them, and a compiler may inline them. */
const CALLBACKS: ReadonlySet<string> = new Set(['drv_page_free']);

/** More than the longest name of an event. */
const TAIL_BYTES = 128;
