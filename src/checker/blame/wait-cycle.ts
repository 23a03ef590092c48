import type { Holder } from '../../schemas/run.ts';

/**
 * Threads of which each waits for the next, and the last for the first: the first such cycle that is met
 * from one of the waiters on, in their order; undefined where there is none.
 */
export function waitCycle(holders: readonly Holder[]): readonly string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { waiter, by } of holders)
    next.set(waiter, [...(next.get(waiter) ?? []), ...(by === undefined ? [] : [by])]);
  const done = new Set<string>();
  const from = (name: string, way: readonly string[]): readonly string[] | undefined => {
    const met = way.indexOf(name);
    if (met >= 0) return way.slice(met);
    if (done.has(name)) return undefined;
    for (const by of next.get(name) ?? []) {
      const found = from(by, [...way, name]);
      if (found) return found;
    }
    done.add(name);
    return undefined;
  };
  for (const name of next.keys()) {
    const found = from(name, []);
    if (found) return found;
  }
  return undefined;
}
