/** A copy of a piece of a machine's configuration; functions in it (params of a guard) are kept as they are. */
export function cloneText<T>(text: T): T {
  if (Array.isArray(text)) return text.map((one: unknown) => cloneText(one)) as T;
  if (typeof text !== 'object' || text === null) return text;
  return Object.fromEntries(
    Object.entries(text).map(([key, inner]) => [key, cloneText(inner as unknown)]),
  ) as T;
}
