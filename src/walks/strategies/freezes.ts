import type { Execution } from '../execution.ts';
import type { Random } from '../random.ts';

/** How many threads a run stops in the middle of something, one of these drawn for each run. */
const COUNTS = [0, 0, 1, 1, 2] as const;
/** For how many steps of the others, at most. */
const LONGEST = 120;

/**
 * Stops a thread in the middle of what it does for as long as others need to do much: a preemption at the one
 * place where it matters. Chance alone hardly ever keeps a thread away that could go.
 */
export class Freezes {
  readonly #random: Random;
  /** The steps of the run after which one is stopped, if it is not at rest then; latest first. */
  readonly #at: number[];
  /** By lane: the step until which it stands. */
  readonly #until: Int32Array;
  #frozen = 0;

  constructor(random: Random, { lanes }: Execution, lengthMax: number) {
    this.#random = random;
    const count = COUNTS[random.below(COUNTS.length)]!;
    this.#at = Array.from({ length: count }, () => random.below(lengthMax)).toSorted(
      (a, b) => b - a,
    );
    this.#until = new Int32Array(lanes);
  }

  isFrozen(lane: number, run: Execution): boolean {
    return this.#frozen > 0 && this.#until[lane]! > run.length;
  }

  /** Whether anybody can go who is not stopped; if not, all go on. */
  heed(run: Execution): void {
    if (this.#frozen === 0) return;
    for (let lane = 0; lane < run.lanes; lane++)
      if (run.able[lane]! > 0 && this.#until[lane]! <= run.length) return;
    this.#until.fill(0);
    this.#frozen = 0;
  }

  /** A lane has gone. */
  went(lane: number, run: Execution): void {
    const at = this.#at.at(-1);
    if (at === undefined || run.length < at || run.rests(lane)) return;
    this.#at.pop();
    this.#until[lane] = run.length + 8 + this.#random.below(LONGEST);
    this.#frozen++;
  }
}
