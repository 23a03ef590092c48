import type { Swapped } from '../follow/reorder.ts';
import { some } from './some.ts';

/** Each pair of lines once, though many slices may have exchanged it. */
export function distinct(swapped: readonly Swapped[]): Swapped[] {
  const pairs = new Map(swapped.map((one) => [`${one.line} ${one.before}`, one]));
  return [...pairs.values()].toSorted((a, b) => a.line - b.line);
}

/** What had to be granted to the clocks. */
export function orderOf(
  swapped: readonly Swapped[],
  skewUs: number,
  backwards: number,
): readonly string[] {
  return [
    ...(swapped.length === 0
      ? []
      : [
          `order: explained only if the clocks of CPUs differ by up to ${skewUs} us: ${some(swapped.map(({ text }) => text)).join(', ')}`,
        ]),
    ...(backwards === 0
      ? []
      : [`order: lines older than one before them, by no more than ${skewUs} us: ${backwards}`]),
  ];
}
