import { readLine } from '../../src/trace/log/read-line.ts';
import { fieldOf, type TraceEvent } from '../../src/trace/log/trace-event.ts';

/** A log as lines; mutations keep the times of the places, so that only the order of events changes. */
export type Lines = readonly string[];

/** One mutant of a log, and what was done. */
export interface Mutant {
  readonly kind: string;
  /** Line of the original at which it was done. */
  readonly line: number;
  readonly what: string;
  readonly lines: Lines;
}

const TIME = /^( *.+?-\d+ +\[\d+\] +\S+ +)(\d+\.\d+)(: )/;

/** The event lines of a log, with their index. */
export function eventsOf(lines: Lines): { at: number; event: TraceEvent }[] {
  return lines.flatMap((text, at) => {
    const event = text.startsWith('#') ? undefined : readLine(text, at + 1);
    return event ? [{ at, event }] : [];
  });
}

export function without(lines: Lines, at: number): Lines {
  return lines.toSpliced(at, 1);
}

export function twice(lines: Lines, at: number): Lines {
  return lines.toSpliced(at, 0, lines[at]!);
}

/** Moves the line `from` to just before the line `to` (both indices of the original, to < from). */
export function movedUp(lines: Lines, from: number, to: number): Lines {
  const text = lines[from]!.replace(TIME, `$1${timeOf(lines[to]!)}$3`);
  return lines.toSpliced(from, 1).toSpliced(to, 0, text);
}

/** A copy of the line `from` just before the line `to`. */
export function copied(lines: Lines, from: number, to: number): Lines {
  return lines.toSpliced(to, 0, lines[from]!.replace(TIME, `$1${timeOf(lines[to]!)}$3`));
}

/** Replaces the value of one field. */
export function altered(lines: Lines, at: number, key: string, value: string): Lines {
  return lines.with(at, lines[at]!.replace(new RegExp(` ${key}=\\S+`), ` ${key}=${value}`));
}

/** The pagemap that each event names, by the field that carries its address. */
export const ADDRESS_FIELDS: Readonly<Record<string, 'pgmap' | 'ref' | 'x'>> = {
  memremap_pages: 'pgmap',
  memunmap_pages: 'pgmap',
  percpu_ref_kill: 'ref',
  percpu_ref_exit: 'ref',
  pgmap_ref_released: 'ref',
  wait_for_completion: 'x',
  zone_device_page_init: 'pgmap',
  free_zone_device: 'pgmap',
  drv_page_free: 'pgmap',
};

/** The same log with the event at another pagemap, `by` bytes away. */
export function moveAddress(lines: Lines, at: number, event: TraceEvent, by: bigint): Lines {
  const key = ADDRESS_FIELDS[event.name]!;
  const value = BigInt(fieldOf(event, key)!) + by;
  return altered(lines, at, key, `0x${value.toString(16)}`);
}

function timeOf(text: string): string {
  const found = TIME.exec(text);
  if (!found) throw new Error(`not an event line: ${text}`);
  return found[2]!;
}
