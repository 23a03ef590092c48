import type { Argument } from '../../model/argument.ts';
import type { StepEvent } from '../../model/thread-def.ts';
import type { Offer } from './local-states.ts';

/** What a step says to one instance: a row of the table. */
export interface Use {
  readonly instance: number;
  readonly port: string;
  readonly event?: string;
  /** What the event carries. */
  readonly value?: Argument;
  readonly looks: readonly string[];
  readonly row: number;
}

/** One step of one thread instance in one local state, with its picks chosen and its ports wired. */
export interface Action {
  readonly id: number;
  readonly thread: number;
  readonly from: number;
  readonly to: number;
  readonly offer: Offer;
  readonly event: StepEvent;
  readonly picks: Readonly<Record<string, number>>;
  readonly uses: readonly Use[];
  /** For each disjunctive look, the rows of which at least one must be true. */
  readonly some: readonly (readonly Use[])[];
  /** Index of the thread's transition in `transitions`. */
  readonly transition: number;
}

/** A transition of a thread's statechart, whatever instance takes it. */
export interface Transition {
  readonly machine: string;
  readonly state: string;
  readonly event: string;
}
