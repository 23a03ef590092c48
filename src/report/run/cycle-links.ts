import type { Holder } from '../../schemas/run.ts';

/**
 * Of a cycle of waiting threads each wait in its order, the last one for what the first has; undefined
 * where not all of them wait, or where there is no cycle.
 */
export function cycleLinks(
  cycle: readonly string[],
  holders: readonly Holder[],
): readonly [Holder, ...Holder[]] | undefined {
  const links = cycle.flatMap((name, i) => {
    const next = cycle[(i + 1) % cycle.length];
    return holders.find(({ waiter, by }) => waiter === name && by === next) ?? [];
  });
  const [first, ...more] = links;
  return first && links.length === cycle.length ? [first, ...more] : undefined;
}
