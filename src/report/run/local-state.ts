import type { LocalState } from '../../schemas/run.ts';

/** The value of a statechart as a reader says it: `bound.idle`, `lock: held, use: mapped`. */
export function readable(value: unknown): string {
  if (!isRecord(value)) return plain(value);
  const entries = Object.entries(value);
  const [only] = entries;
  if (only && entries.length === 1) {
    const inner = readable(only[1]);
    return isEmpty(only[1]) ? only[0] : `${only[0]}.${inner}`;
  }
  return entries
    .map(([region, inner]) => (isEmpty(inner) ? region : `${region}: ${readable(inner)}`))
    .join(', ');
}

/** A local state in full: `dead, n 1, not mapped`. Fields stand in the order of their names, as in `json`. */
export function describe({ value, context }: LocalState): string {
  const fields = Object.keys(context)
    .toSorted()
    .filter((key) => context[key] !== undefined)
    .map((key) => fieldText(key, context[key]));
  return [readable(value), ...fields].join(', ');
}

/**
 * Only what differs, each piece as `old -> new`, a flag as `now locked`; empty when nothing does. A field that the new state
 * does not have is told only when the value stays, since otherwise the new value explains it.
 */
export function difference(from: LocalState, to: LocalState): string[] {
  const value = valueDifference(from.value, to.value, '');
  const fields = contextDifference(from, to).filter(({ gone }) => value.length === 0 || !gone);
  return [...value, ...fields.map(({ text }) => text)];
}

/** Whether two local states are one: value and context, whatever the order of keys. */
export function sameState(a: LocalState, b: LocalState): boolean {
  return same(a.value, b.value) && same(a.context, b.context);
}

function valueDifference(from: unknown, to: unknown, region: string): string[] {
  if (same(from, to)) return [];
  if (isRecord(from) && isRecord(to)) {
    const names = Object.keys(from);
    if (names.length > 1 && same(names.toSorted(), Object.keys(to).toSorted())) {
      return names.flatMap((name) => valueDifference(from[name], to[name], `${region}${name}: `));
    }
  }
  return [`${region}${readable(from)} -> ${readable(to)}`];
}

function contextDifference(from: LocalState, to: LocalState): { text: string; gone: boolean }[] {
  const keys = new Set([...Object.keys(from.context), ...Object.keys(to.context)]);
  const pieces: { text: string; gone: boolean }[] = [];
  for (const key of [...keys].toSorted()) {
    const [was, is] = [from.context[key], to.context[key]];
    if (same(was, is)) continue;
    pieces.push({ text: fieldChange(key, was, is), gone: is === undefined });
  }
  return pieces;
}

/** A flag is told by its name, anything else with its value. */
function fieldText(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? key : `not ${key}`;
  return `${key} ${plain(value)}`;
}

/** An absent flag is one that is not set. */
function fieldChange(key: string, was: unknown, is: unknown): string {
  if (is === true) return `now ${key}`;
  if (was === true && (is === false || is === undefined)) return `no longer ${key}`;
  if (is === false) return `not ${key}`;
  return was === undefined ? `${key} = ${plain(is)}` : `${key} ${plain(was)} -> ${plain(is)}`;
}

function plain(value: unknown): string {
  if (value === undefined || value === null) return 'none';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length === 0;
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}
