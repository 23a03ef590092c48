/**
 * The canonical text of plain JSON: keys sorted, `undefined` members left out.
 *
 * @returns the text, or the dotted path of the first part that is not plain JSON (a Set, a Map, a
 *   function, a number that is not finite), which would be lost in the key of a state
 */
export function canonical(value: unknown): { text: string } | { notPlain: string } {
  const bad = firstNotPlain(value, 'context');
  return bad === undefined ? { text: JSON.stringify(sorted(value)) } : { notPlain: bad };
}

function firstNotPlain(value: unknown, path: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : path;
  if (typeof value !== 'object') return path;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return path;
  for (const [key, inner] of Object.entries(value)) {
    const bad = firstNotPlain(inner, `${path}.${key}`);
    if (bad !== undefined) return bad;
  }
  return undefined;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(value).toSorted()) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) out[key] = sorted(inner);
  }
  return out;
}
