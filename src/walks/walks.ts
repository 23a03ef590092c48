import type { Arbitrary } from 'fast-check';
import type { Run } from '../schemas/run.ts';
import { brokenRun } from './broken-run.ts';
import { runNumbers } from './numbers.ts';
import type { WalkSubject } from './subject-of.ts';
import { Walker } from './walker.ts';

/**
 * Runs of a subject told by numbers, for properties of your own.
 *
 * @example
 * const walks = new Walks(subject);
 * fc.assert(fc.property(walks.numbers(150), (numbers) => walks.run(numbers) === undefined));
 */
export class Walks {
  readonly #subject: WalkSubject;
  readonly #only: readonly string[] | undefined;
  readonly #walker: Walker;

  /**
   * @param only ids of the safety rules that count; all without
   * @throws ModelError for a mistake in the model
   */
  constructor(subject: WalkSubject, only?: readonly string[]) {
    this.#subject = subject;
    this.#only = only;
    this.#walker = new Walker(subject, only);
  }

  /** Draws runs as numbers. @param lengthMax steps of the longest */
  numbers(lengthMax: number): Arbitrary<number[]> {
    return runNumbers(this.#walker, lengthMax);
  }

  /** The run that these numbers tell, up to where it breaks a rule; undefined if it breaks none. */
  run(numbers: readonly number[]): Run | undefined {
    const walk = this.#walker.walk(numbers);
    return walk.broken && brokenRun(this.#subject, this.#walker, walk, this.#only);
  }
}
