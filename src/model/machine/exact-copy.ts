/**
 * A copy of data with everything that a program can tell apart in plain data: the order of keys,
 * `undefined`, -0, what is shared. What is not plain data stays what it is.
 */
export function exactCopy<T>(value: T): T {
  return isData(value) ? (copyOf(value, new Map()) as T) : value;
}

function copyOf(value: unknown, seen: Map<object, unknown>): unknown {
  if (!isData(value)) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const copy = emptyLike(value);
  seen.set(value, copy);
  for (const key of Reflect.ownKeys(value)) {
    const own = Object.getOwnPropertyDescriptor(value, key)!;
    if (own.enumerable === true && 'value' in own && key !== '__proto__') {
      copy[key] = copyOf(own.value, seen);
      continue;
    }
    const data = 'value' in own ? { ...own, value: copyOf(own.value, seen) } : own;
    // What was frozen can be written in the copy, so that whether it was written is seen.
    Object.defineProperty(copy, key, {
      ...data,
      ...(key !== 'length' && { configurable: true }),
      ...('value' in own && { writable: true }),
    });
  }
  return copy;
}

function emptyLike(value: object): Record<PropertyKey, unknown> {
  if (Array.isArray(value)) return [] as unknown as Record<PropertyKey, unknown>;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype
    ? {}
    : (Object.create(null) as Record<PropertyKey, unknown>);
}

/** A text that differs whenever a program could tell two pieces of plain data apart. */
export function exactText(value: unknown): string {
  return textOf(value, new Map());
}

function textOf(value: unknown, seen: Map<unknown, number>): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (!isData(value) && typeof value !== 'object' && typeof value !== 'function')
    return String(value);
  if (value === null) return 'null';
  const known = seen.get(value);
  if (known !== undefined) return `&${known}`;
  seen.set(value, seen.size);
  if (!isData(value)) return Object.prototype.toString.call(value);
  const inner = Reflect.ownKeys(value).map((key) => {
    const own = Object.getOwnPropertyDescriptor(value, key)!;
    const name = typeof key === 'string' ? JSON.stringify(key) : String(key);
    const text = 'value' in own ? textOf(own.value, seen) : 'get';
    return `${own.enumerable === true ? '' : '~'}${name}:${text}`;
  });
  if (Array.isArray(value)) return `[${inner.join(',')}]`;
  return `${Object.getPrototypeOf(value) === null ? '^' : ''}{${inner.join(',')}}`;
}

/** Whether no program could tell two pieces of plain data apart but by identity. */
export function isExactly(a: unknown, b: unknown): boolean {
  return isSame(a, b, new Map());
}

/** @param pairs what stands for what already: what is shared here must be shared there */
function isSame(a: unknown, b: unknown, pairs: Map<object, object>): boolean {
  if (!isData(a) || !isData(b)) return Object.is(a, b);
  const known = pairs.get(a);
  if (known !== undefined || pairs.get(b) !== undefined) return known === b && pairs.get(b) === a;
  pairs.set(a, b);
  pairs.set(b, a);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  const [keys, others] = [Reflect.ownKeys(a), Reflect.ownKeys(b)];
  return (
    keys.length === others.length &&
    keys.every((key, i) => {
      if (key !== others[i]) return false;
      const one = Object.getOwnPropertyDescriptor(a, key)!;
      const other = Object.getOwnPropertyDescriptor(b, key)!;
      return (
        one.enumerable === other.enumerable &&
        one.get === other.get &&
        isSame(one.value, other.value, pairs)
      );
    })
  );
}

function isData(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}
