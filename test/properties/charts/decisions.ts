import * as fc from 'fast-check';

/** Numbers that a chart is drawn by; fewer and smaller ones make a plainer chart, so that it shrinks. */
export const decisions: fc.Arbitrary<number[]> = fc.array(fc.nat(9999), {
  minLength: 60,
  maxLength: 240,
  size: 'max',
});

/** Reads decisions one after the other; where none is left, the plainest is taken. */
export class Decisions {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A number below `end`. */
  below(end: number): number {
    return (this.#numbers[this.#at++] ?? 0) % end;
  }

  /** True `times` out of `of`, and never without decisions. */
  chance(times: number, of: number): boolean {
    return this.below(of) >= of - times;
  }

  /** One of these; the first without decisions. */
  one<T>(options: readonly T[]): T {
    return options[this.below(options.length)]!;
  }
}
