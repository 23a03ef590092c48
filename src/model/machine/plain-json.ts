/** What plain JSON is told apart by, or where it stops being plain. */
type Canonical =
  | { readonly text: string; readonly copy: unknown }
  | {
      /** Dotted path of the first part that is not plain JSON. */
      readonly notPlain: string;
      /** What is there: `a Map`, `undefined in an array`. */
      readonly because: string;
    };

/**
 * The canonical form of plain JSON: keys sorted, `undefined` members left out, 0 for -0, nothing shared.
 *
 * @param name what the path of a part that is not plain begins with
 * @returns its text, and a deeply frozen copy that says nothing but the text; or the first part that is
 *   not plain JSON (a Set, a function, a hole in an array, a hidden property), which the text would lose
 */
export function canonical(value: unknown, name = 'context'): Canonical {
  const bad = firstNotPlain(value, name, []);
  if (bad !== undefined) return bad;
  const copy = sorted(value);
  return { text: JSON.stringify(copy) ?? 'undefined', copy };
}

function firstNotPlain(
  value: unknown,
  path: string,
  above: readonly object[],
): { notPlain: string; because: string } | undefined {
  const bad = (because: string): { notPlain: string; because: string } => ({
    notPlain: path,
    because,
  });
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : bad(String(value));
  if (typeof value !== 'object') return bad(`a ${typeof value}`);
  if (above.includes(value)) return bad('an object that contains itself');
  const prototype: unknown = Object.getPrototypeOf(value);
  const list = Array.isArray(value);
  if (list ? prototype !== Array.prototype : prototype !== Object.prototype && prototype !== null)
    return bad(
      `a ${(prototype as { constructor?: { name?: string } }).constructor?.name ?? 'class'}`,
    );
  const inside = [...above, value];
  for (const key of Reflect.ownKeys(value)) {
    if (list && key === 'length') continue;
    const own = Object.getOwnPropertyDescriptor(value, key)!;
    const hidden = hiddenness(key, own, list);
    if (hidden !== undefined) return { notPlain: `${path}.${String(key)}`, because: hidden };
    const inner = firstNotPlain(own.value, `${path}.${String(key)}`, inside);
    if (inner !== undefined) return inner;
  }
  if (list && (value.includes(undefined) || Object.keys(value).length < value.length))
    return bad('an array with undefined or a hole in it, which JSON writes as null');
  return undefined;
}

function hiddenness(
  key: string | symbol,
  own: PropertyDescriptor,
  list: boolean,
): string | undefined {
  if (typeof key === 'symbol') return 'a property that a symbol names';
  if (own.get || own.set) return 'a property with a getter or setter';
  if (own.enumerable !== true) return 'a property that is not enumerable';
  if (key === '__proto__') return 'a property of this name, which assign loses';
  if (list && !/^\d+$/.test(key)) return 'a named property of an array';
  return undefined;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(sorted));
  if (typeof value !== 'object' || value === null) return value === 0 ? 0 : value;
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(value).toSorted()) {
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) out[key] = sorted(inner);
  }
  return Object.freeze(out);
}
