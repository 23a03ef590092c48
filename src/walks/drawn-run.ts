import type { LocalState, Run, RunStep } from '../schemas/run.ts';

/** One state of a run. */
export interface RunState {
  /** The local state of an instance, by its name. @throws Error when there is none of this name */
  of(instance: string): LocalState;
  /** How many units of what it counts (references, pins) an object has here; 0 for one that counts nothing. */
  counts(instance: string): number;
}

/** A run that was drawn, to be judged by a property of one's own. It prints as lanes. */
export interface DrawnRun {
  /** Its steps, with who takes part in each. */
  readonly steps: readonly RunStep[];
  /** One more than steps: before the first, between them and after the last. */
  readonly states: readonly RunState[];
  /** Id of the rule of the system that it breaks where it ends; undefined when it breaks none. */
  readonly broken: string | undefined;
  /** The run as plain data, for reports and to be saved. */
  readonly data: Run;
}
