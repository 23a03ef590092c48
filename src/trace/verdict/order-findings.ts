import type { FindingOf } from '../../schemas/log-finding.ts';
import type { Swapped } from '../follow/reorder.ts';

/** Each pair of lines once, though many slices may have exchanged it. */
export function distinct(swapped: readonly Swapped[]): Swapped[] {
  const pairs = new Map(swapped.map((one) => [`${one.line} ${one.before}`, one]));
  return [...pairs.values()].toSorted((a, b) => a.line - b.line);
}

/** What had to be granted to the clocks. */
export function orderFindings(
  swapped: readonly Swapped[],
  skewUs: number,
  backwards: number,
): FindingOf<'other order' | 'older lines'>[] {
  return [
    ...swapped.map(
      ({ line, ...facts }) => ({ kind: 'other order', line, facts: { ...facts, skewUs } }) as const,
    ),
    ...(backwards === 0
      ? []
      : [{ kind: 'older lines', facts: { lines: backwards, skewUs } } as const]),
  ];
}
