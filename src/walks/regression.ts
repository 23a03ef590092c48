import type { RunStep } from '../schemas/run.ts';

/** A step by its names, as runs are kept: it means the same in every build that still has it. */
export type NamedStep = Pick<RunStep, 'thread' | 'step' | 'picks'>;

/** A run that once broke a rule, kept by the names of its steps: a saved run is one. */
export interface Regression {
  /** Where it is kept, for messages. */
  readonly name: string;
  readonly steps: readonly NamedStep[];
}

/** A regression that can no longer be replayed as it was kept. */
export interface Stale {
  readonly name: string;
  /** Number of the first step, from 1, that cannot be taken. */
  readonly step: number;
  readonly why: string;
}
