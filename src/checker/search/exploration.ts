import type { Rule } from '../../model/rule.ts';
import type { Limit } from '../../schemas/verdict.ts';
import type { Compiled } from '../tables/compile.ts';

/** What bounds a search; each bound reached is reported and never reads as "holds". */
export interface Limits {
  readonly statesMax: number;
  readonly memoryMaxMib: number;
  readonly timeMaxSeconds: number;
}

/** Limits that a workstation takes without complaint. */
export const DEFAULT_LIMITS: Limits = {
  statesMax: 400_000_000,
  memoryMaxMib: 12_000,
  timeMaxSeconds: 3_600,
};

/** How far a search is, for a progress line. */
export interface Progress {
  readonly states: number;
  readonly expanded: number;
  readonly transitions: number;
  readonly depth: number;
  readonly cpuSeconds: number;
}

/** What a search is asked to do. */
export interface ExploreOptions {
  readonly limits?: Partial<Limits>;
  /** Keep the edges, which progress and deadlock rules need. Default: when the system has such rules. */
  readonly keepEdges?: boolean;
  /** Judge only these rules; by default all of the system. */
  readonly rules?: readonly Rule[];
  /** The local states of the state to begin with; without it where the system starts. */
  readonly from?: Int32Array;
  /** Whether to go on from a state; without it from each. */
  readonly within?: (locals: Int32Array) => boolean;
  /** Stop when the first safety rule breaks: enough where only "does it hold" is asked. */
  readonly stopAtFirst?: boolean;
  /** Asked now and then; once it says true, the search or the judging ends with what is known. */
  readonly interrupted?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** A rule that a state breaks, or a situation that it covers: the first in breadth-first order. */
export interface Finding {
  readonly rule: Rule;
  /** Number of the state. */
  readonly state: number;
  /** Locals of the instances the rule was judged on, for the sentence of the report. */
  readonly because?: string;
}

/** The reachable states of a system, and what was found on the way. */
export interface Exploration {
  readonly compiled: Compiled;
  readonly states: number;
  readonly transitions: number;
  /** Steps from the start to the farthest state. */
  readonly depth: number;
  readonly limit: Limit | undefined;
  /** Whether some state was not expanded because memory is corrupt in it. */
  readonly masked: boolean;
  /** Whether memory is corrupt in this state. */
  readonly corrupt: (state: number) => boolean;
  readonly findings: readonly Finding[];
  readonly bytesPerState: number;
  readonly cpuSeconds: number;
  /** For each action, the number of the state from which it was first taken, or -1. */
  readonly firedFrom: (action: number) => number;
  /** Copies the local states of a state into `into`: of all instances, or of `only` these. */
  readonly locals: (state: number, into: Int32Array, only?: readonly number[]) => Int32Array;
  /** Number of the state from which this one was first reached; -1 for the initial state. */
  readonly parent: (state: number) => number;
  readonly graph: Graph | undefined;
}

/** The edges of the states, in rows: edges `offsets[s]` to `offsets[s + 1]` leave state s. */
export interface Graph {
  readonly offsets: Uint32Array;
  /** The state that an edge leads to. */
  readonly targets: Uint32Array;
  /** The action that an edge takes. */
  readonly actions: Uint32Array;
  /**
   * Called now and then by whoever works through the graph.
   *
   * @throws Interrupted when it is time to end
   */
  readonly heed: () => void;
}
