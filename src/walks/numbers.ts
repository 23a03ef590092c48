import { array, nat, type Arbitrary } from 'fast-check';

/**
 * An arbitrary of runs as `Walker.walk` reads them. It draws long runs (the library's default size
 * would keep to ten steps) and shrinks by leaving out steps and by staying with the same thread.
 *
 * @param numbersEnd all numbers lie below it: `walker.numbersEnd`
 */
export function runNumbers(numbersEnd: number, lengthMax: number): Arbitrary<number[]> {
  return array(nat(Math.max(numbersEnd - 1, 0)), { size: 'max', maxLength: lengthMax });
}
