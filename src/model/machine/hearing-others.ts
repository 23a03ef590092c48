/** What JavaScript itself asks any object for. */
const OF_EVERY_OBJECT: ReadonlySet<PropertyKey> = new Set([
  ...Reflect.ownKeys(Object.prototype),
  'toJSON',
  'then',
]);

/**
 * An object that hears of each part that is read and that it does not have: a misspelt name, which
 * JavaScript would answer with `undefined`. What is asked with `in` is not heard.
 *
 * @param hear may throw
 */
export function hearingOthers<T extends object>(target: T, hear: (part: string) => void): T {
  return new Proxy(target, {
    get(parts, part, receiver): unknown {
      if (typeof part === 'string' && !(part in parts) && !OF_EVERY_OBJECT.has(part)) hear(part);
      return Reflect.get(parts, part, receiver);
    },
  });
}
