import { array, nat, tuple, type Arbitrary } from 'fast-check';
import { CHOICES, type Walker } from './walker.ts';

/** A thread of laziness n goes 4 to the power of n times as rarely as one of laziness 0. */
const LAZINESS_MAX = 3;
const LANES = 1 << 16;

/**
 * An arbitrary of runs as `Walker.walk` reads them. It draws long runs (the library's default size
 * would keep to ten steps) and shrinks by leaving out steps and by staying with the same thread.
 *
 * In half of all numbers the thread that went last goes on, so that threads get somewhere between two
 * changes; and each run has threads of its own that seldom go, so that some runs are torn down late.
 */
export function runNumbers(
  { compiled: { threads } }: Pick<Walker, 'compiled'>,
  lengthMax: number,
): Arbitrary<number[]> {
  const laziness = array(nat(LAZINESS_MAX), {
    minLength: threads.length,
    maxLength: threads.length,
    size: 'max',
  });
  const raw = array(nat(2 * LANES * CHOICES - 1), { size: 'max', maxLength: lengthMax });
  return tuple(laziness, raw).map(([lazy, drawn]) => {
    const bounds = boundsOf(lazy);
    return drawn.map((number) => {
      const lane = number % (2 * LANES);
      const choice = Math.floor(number / (2 * LANES));
      const goesOn = lane < LANES;
      const thread = goesOn ? 0 : bounds.findIndex((bound) => lane - LANES < bound);
      return (goesOn ? 0 : threads.length + thread) + 2 * threads.length * choice;
    });
  });
}

/** Where the share of each thread ends among the lanes. */
function boundsOf(lazy: readonly number[]): number[] {
  const weights = lazy.map((laziness) => 4 ** -laziness);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return weights.map((weight, t) => {
    sum += weight;
    return t === weights.length - 1 ? LANES : Math.round((LANES * sum) / total);
  });
}
