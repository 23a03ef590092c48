import type { Execution } from '../execution.ts';
import type { Random } from '../random.ts';

/** Chooses the steps of one run. */
interface Scheduler {
  /** Takes the next step of the run. @returns false when it takes none */
  step(run: Execution): boolean;
}

/** A way to draw runs: what it draws depends on the numbers that it is given only. */
export interface Strategy {
  readonly id: string;
  /** One sentence: what it does, and what it is good for. */
  readonly about: string;
  /** What is known of how likely it is to find a bug, as a sentence; absent where nothing is. */
  readonly bound?: (lanes: number, lengthMax: number) => string;
  /** Begins a run of at most so many steps. */
  begin(random: Random, run: Execution, lengthMax: number): Scheduler;
}
