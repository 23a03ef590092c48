import { DocumentError } from '../schemas/document-error.ts';
import { Following } from './conformance.ts';
import { binaryForm } from './log/binary-form.ts';
import { linesByChunk, textByChunk, type LogSource } from './log/log-source.ts';
import { LineReader } from './log/line-reader.ts';
import type { Foreknown } from './log-context.ts';
import { ProbeTable } from './probes/probe-table.ts';

/** How far a log is read, which is read more than once. */
export interface ReadSoFar {
  /** 0 while it is looked through, 1 while it is followed, 2 when what is drawn is read again. */
  readonly pass: number;
  /** Bytes of this pass. */
  readonly bytes: number;
}

/** What is known of how a log is followed, before it is read. */
export type Asked = Omit<Foreknown, 'met'>;

/** A log that was read, to its end unless somebody has asked to stop. */
interface Followed {
  readonly following: Following;
  /** Names of events that occur in it, as far as it matters to know them before it is followed. */
  readonly met: ReadonlySet<string>;
  readonly isStopped: boolean;
}

/**
 * Follows a log; of its text no more than a chunk is in memory. Yields after each chunk, to be told
 * whether to stop.
 *
 * @throws DocumentError for a form that has no lines, saying what makes a text of it
 */
export function* followSource(
  source: LogSource,
  options: Asked,
): Generator<ReadSoFar, Followed, boolean> {
  refuseBinary(source);
  const met = yield* metIn(source, options);
  const following = new Following({ name: source.name, ...options, met: met ?? new Set() });
  if (!met) return { following, met: new Set(), isStopped: true };
  const isStopped = yield* readInto(following, source, 1);
  return { following, met, isStopped };
}

/** Reads a log line by line; whether somebody has asked to stop. */
export function* readInto(
  following: Following,
  source: LogSource,
  pass: number,
): Generator<ReadSoFar, boolean, boolean> {
  let bytes = 0;
  for (const read of linesByChunk(source)) {
    for (const line of read.lines) following.line(line);
    bytes += read.bytes;
    if (yield { pass, bytes }) return true;
  }
  return false;
}

function refuseBinary(source: LogSource): void {
  const [first] = source.chunks();
  const form = first && binaryForm(first);
  if (form) throw new DocumentError(source.name, '', form.is, form.fix);
}

/**
 * The names of events in a log, as far as it matters: all of them when its head does not say what was
 * armed, else the driver's callbacks among them, which may be armed and never fire.
 *
 * @returns nothing when it was asked to stop
 */
function* metIn(
  source: LogSource,
  { armed, probes = new ProbeTable() }: Asked,
): Generator<ReadSoFar, Set<string> | undefined, boolean> {
  const said = armedIn(source, armed);
  if (said) {
    const isCallback = (name: string): boolean =>
      [...probes.shownBy([name])].some((means) => CALLBACKS.has(means));
    return yield* occurring(source, [...said].filter(isCallback));
  }
  const reader = new LineReader();
  const met = new Set<string>();
  let bytes = 0;
  for (const read of linesByChunk(source)) {
    for (const line of read.lines) {
      const one = reader.read(line);
      if (one && 'event' in one) met.add(one.event.name);
    }
    bytes += read.bytes;
    if (yield { pass: 0, bytes }) return undefined;
  }
  return met;
}

/** What the comment lines at the top of a log say of what was armed, or what was given. */
function armedIn(source: LogSource, armed: Asked['armed']): ReadonlySet<string> | undefined {
  const reader = new LineReader(armed ? { armed } : {});
  for (const { lines } of linesByChunk(source)) {
    for (const line of lines) {
      if (!line.startsWith('#')) return reader.head.armed;
      reader.read(line);
    }
  }
  return reader.head.armed;
}

/** Which of these names the log has an event of; nothing when it was asked to stop. */
function* occurring(
  source: LogSource,
  names: readonly string[],
): Generator<ReadSoFar, Set<string> | undefined, boolean> {
  const wanted = new Map(names.map((name) => [name, ` ${name}:`]));
  const met = new Set<string>();
  let tail = '';
  let bytes = 0;
  for (const read of textByChunk(source)) {
    if (wanted.size === 0) break;
    const { text } = read;
    const both = tail + text.slice(0, TAIL);
    for (const [name, mark] of wanted) {
      if (!text.includes(mark) && !both.includes(mark)) continue;
      met.add(name);
      wanted.delete(name);
    }
    tail = text.slice(-TAIL);
    bytes += read.bytes;
    if (yield { pass: 0, bytes }) return undefined;
  }
  return met;
}

/** Callbacks that the models know; a driver need not have them, and a compiler may inline them. */
const CALLBACKS: ReadonlySet<string> = new Set(['drv_page_free']);

/** Characters, more than the longest name of an event has. */
const TAIL = 128;
