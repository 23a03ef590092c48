import { visibleJson } from '../text/visible.ts';

/**
 * JSON in one order of keys whatever built the value: `schema` first, `seconds` last, the rest by
 * name. Two equal searches then differ in the lines of `seconds` only.
 */
export function json(value: unknown): string {
  return `${visibleJson(JSON.stringify(ordered(value), undefined, 2))}\n`;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, ordered(inner)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  const rank = (key: string): number => (key === 'schema' ? -1 : key === 'seconds' ? 1 : 0);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
