import { readLine } from '../../src/trace/log/read-line.ts';
import { fieldOf, type TraceEvent } from '../../src/trace/log/trace-event.ts';

/** A log that was changed in one place. */
export interface LogMutant {
  readonly kind: string;
  /** Line of the original at which it was changed. */
  readonly line: number;
  /** Name of the event that was changed. */
  readonly what: string;
  /** The changed log; made only when it is asked for. */
  readonly text: () => string;
}

const TIME = /^( *.+?-\d+ +\[\d+\] +\S+ +)(\d+\.\d+)(: )/;

/** Fields that say which page, which pagemap, how many references, and what a call returned. */
const ALTERED = {
  'page altered': ['page', 'pfn'],
  'pagemap altered': ['pgmap', 'ref', 'x'],
  'count altered': ['count', 'left', 'nr'],
  'result altered': ['ret', 'kaddr'],
} as const;

/** By how much a field is altered: pages and pagemaps become those beside them. */
const BESIDE: Readonly<Record<string, bigint>> = {
  page: 0x40n,
  pgmap: 0x100n,
  ref: 0x100n,
  x: 0x100n,
};

/** Returns whose `pgmap` or `page` is a result and not an object. */
const RESULTS: ReadonlySet<string> = new Set(['get_dev_pagemap_ret', 'dax_layout_busy_ret']);

/** Words that only have a bias say nothing of the number of references. */
const BIASED = 1n << 62n;

/** Every change of one line among those at `places`, and every swap of neighbours of two tasks. */
export function* mutantsOf(
  lines: readonly string[],
  places: ReadonlySet<number>,
): Generator<LogMutant> {
  for (const line of places) {
    const at = line - 1;
    const event = readLine(lines[at]!, line);
    if (!event) continue;
    const mutant = (kind: string, changed: () => readonly string[]): LogMutant => ({
      kind,
      line,
      what: event.name,
      text: () => changed().join('\n'),
    });
    yield mutant('dropped', () => lines.toSpliced(at, 1));
    yield mutant('duplicated', () => lines.toSpliced(at, 0, lines[at]!));
    const next = lines[at + 1] === undefined ? undefined : readLine(lines[at + 1]!, line + 1);
    if (next && next.pid !== event.pid && TIME.test(lines[at]!) && TIME.test(lines[at + 1]!)) {
      yield mutant('swapped across tasks', () => swapped(lines, at));
    }
    yield* alterations(lines, at, event, mutant);
  }
}

function* alterations(
  lines: readonly string[],
  at: number,
  event: TraceEvent,
  mutant: (kind: string, changed: () => readonly string[]) => LogMutant,
): Generator<LogMutant> {
  for (const [kind, fields] of Object.entries(ALTERED)) {
    for (const field of fields) {
      const value = fieldOf(event, field);
      if (value === undefined || !/^(0x[0-9a-f]+|\d+)$/i.test(value)) continue;
      const number = BigInt(value);
      if (kind === 'count altered' && number >= BIASED) continue;
      const isResult = field === 'ret' || field === 'kaddr' || RESULTS.has(event.name);
      const other = isResult ? oppositeOf(event.name, number) : number + (BESIDE[field] ?? 1n);
      const text = value.startsWith('0x') ? `0x${other.toString(16)}` : other.toString();
      yield mutant(isResult ? 'result altered' : kind, () => altered(lines, at, field, text));
    }
  }
}

/** A result that says the opposite: found or not, done or failed. */
function oppositeOf(name: string, result: bigint): bigint {
  if (name === 'memremap_pages_ret') return 0xfffffffffffffff4n;
  if (name === 'dev_dax_fault_ret') return result === 0x100n ? 0x2n : 0x100n;
  if (result === 0n) return 0xff11000002bd7a80n;
  return result > 0xffffn ? 0n : 0x2n;
}

/** Exchanges two neighbours; each takes the other's time. */
function swapped(lines: readonly string[], at: number): string[] {
  const [a, b] = [lines[at]!, lines[at + 1]!];
  const timeOf = (text: string): string => TIME.exec(text)![2]!;
  const first = b.replace(TIME, `$1${timeOf(a)}$3`);
  const second = a.replace(TIME, `$1${timeOf(b)}$3`);
  return lines.toSpliced(at, 2, first, second);
}

function altered(lines: readonly string[], at: number, key: string, value: string): string[] {
  return lines.with(at, lines[at]!.replace(new RegExp(` ${key}=\\S+`), ` ${key}=${value}`));
}
