import type {
  DroppedDuty,
  FairnessNote,
  Holder,
  LocalState,
  Race,
  RunParticipant,
  RunStep,
  Setting,
} from '../schemas/run.ts';
import type { ProgressAnswers, Standing } from '../schemas/verdict.ts';

/** One system at fixed sizes, as edited, with the tables that step it. */
export interface Scene {
  /** Says which system, sizes, edits and duties; the same in every page. */
  readonly id: string;
  readonly system: string;
  readonly about: string;
  readonly sizes: Setting;
  readonly kernel: string;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  readonly instances: readonly SceneInstance[];
  /** Local states of each machine. */
  readonly spaces: readonly (readonly LocalState[])[];
  readonly rows: readonly Row[];
  /** Steps by thread (index of its instance) and local state; an object's list is empty. */
  readonly steps: readonly (readonly (readonly SceneStep[])[])[];
  readonly rules: readonly SceneRule[];
  readonly runs: readonly SceneRun[];
  readonly search: SearchSize;
  /** The file that told of this scene, where it told runs and no tables. */
  readonly fromFile?: string;
  readonly notModelled: readonly string[];
}

/** How much a verdict rests on. */
interface SearchSize {
  readonly states: number;
  readonly complete: boolean;
  readonly limit?: string;
}

/** An instance with the places of its local states and of its statechart. */
interface SceneInstance {
  readonly name: string;
  readonly kind: 'thread' | 'object';
  readonly machine: string;
  readonly at: Readonly<Record<string, number>>;
  /** Who runs a thread. */
  readonly actor?: string;
  readonly space: number;
  /** Absent where nobody drew the machine. */
  readonly chart?: number;
  readonly initial: number;
}

/** The answer of a row where the instance refuses. */
export const REFUSES = -1;
/** The answer of a row where the page was not told. */
export const UNTOLD = -2;

/** What a step says to one instance, and the answer of each local state. */
export interface Row {
  readonly event?: string;
  /** What the event carries. */
  readonly value?: RunParticipant['value'];
  readonly looks: readonly string[];
  /** The next local state by local state, REFUSES or UNTOLD; shorter lists go on with UNTOLD. */
  readonly next: readonly number[];
  /** By local state that refuses the event: the guards that are false there. */
  readonly guards?: Readonly<Record<number, string>>;
}

/** What a step says to one instance. */
export interface SceneUse {
  readonly instance: number;
  /** Absent where nobody told it. */
  readonly port?: string;
  readonly row: number;
}

/** One step of one thread in one local state. */
export interface SceneStep {
  readonly step: string;
  readonly picks: Readonly<Record<string, number>>;
  readonly source?: string;
  /** Where a user's file declares it. */
  readonly declaredAt?: RunStep['declaredAt'];
  /** Dotted path of the state of the chart that has the transition. */
  readonly state: string;
  readonly to: number;
  readonly uses: readonly SceneUse[];
  /** For each disjunctive look, the uses of which at least one must be true. */
  readonly some: readonly (readonly SceneUse[])[];
  /** The step may fail, and is a failure. */
  readonly mayFail?: boolean;
}

/** How a rule stands in the search, and what in a state decides it. */
export interface SceneRule {
  readonly id: string;
  readonly sentence: string;
  readonly kind: string;
  readonly source: string;
  readonly standing: Standing;
  readonly note?: string;
  readonly progress?: ProgressAnswers;
  /** For each way to bind the rule's names to instances, the tuples of local states that show it. */
  readonly shown?: readonly ShownBy[];
}

/** The local states of some instances, joined by commas, in which a rule's predicate says what it looks for. */
export interface ShownBy {
  /** Of violation states with a sentence of their own; absent where the rule's is told. */
  readonly sentence?: string;
  readonly instances: readonly number[];
  readonly tuples: readonly string[];
}

/** A run of a scene: each step is a thread (index of its instance) and the number of its step there. */
export interface SceneRun {
  readonly rule: { readonly id: string; readonly sentence: string; readonly kind: string };
  readonly moves: readonly (readonly [thread: number, step: number])[];
  readonly loop?: number;
  /** After so many steps what the rule demands is out of reach. */
  readonly lostAfter?: number;
  readonly allowed?: true;
  readonly because?: string;
  /** What happened, in a sentence or two. */
  readonly story?: string;
  /** The instances whose states at the end show what the rule says. */
  readonly judged?: readonly string[];
  /** Which order of steps breaks the rule, as a run tells it. */
  readonly race?: Race | 'none';
  readonly fairness?: readonly FairnessNote[];
  readonly holders?: readonly Holder[];
  /** The dropped duties in words. */
  readonly duties?: readonly DroppedDuty[];
  /** Threads of which each waits for the next and the last for the first. */
  readonly cycle?: readonly string[];
  /** Who holds what after each number of steps, from 0. */
  readonly blame: readonly (readonly Holder[])[];
  /** After how many steps the story is told, where that is not the end. */
  readonly opensAt?: number;
  /** Of a log: for each step the line that it explains, null where the model put it in. */
  readonly lines?: readonly (number | null)[];
  readonly replay: string;
}
