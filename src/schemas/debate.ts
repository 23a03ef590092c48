import type { Run, Setting } from './run.ts';
import type { Limit, Standing } from './verdict.ts';

/** What was searched of a design, and how far. */
interface DebatedSearch {
  readonly sizes: Setting;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly limit?: Limit;
  readonly seconds: number;
}

/** Where a rule that a design breaks holds. */
export interface DebateControl {
  /** What must be added or must not happen, in a few words. */
  readonly adds: string;
  readonly sizes: Setting;
  /** Whether it is the same design under a condition, and not another. */
  readonly sameDesign: boolean;
  /** How the rule stands there; absent when it was not searched. */
  readonly standing?: Standing;
}

/** A duty without which a rule breaks that holds while every duty is kept. */
export interface DebateCondition {
  readonly duty: string;
  /** How the rule stands when nobody keeps it: broken, or otherwise than is known. */
  readonly standing: Standing;
  readonly asExpected: boolean;
  /** The shortest run that breaks it then. */
  readonly run?: Run;
}

/** What was searched with one duty dropped. */
interface DebatedDrop extends DebatedSearch {
  readonly duty: string;
  /** What somebody must do. */
  readonly sentence: string;
  readonly whose: string;
}

/** How a rule stands under a design, over all its settings. */
export interface DebateCell {
  readonly rule: string;
  readonly standing: Standing;
  /** The setting that shows it: of the shortest run, or the first of which the rule says something. */
  readonly sizes?: Setting;
  /** Whether it is what is known of the design; absent where nothing is known. */
  readonly asExpected?: boolean;
  /** It is known to break at the default sizes and choices, which were not searched, and does not here. */
  readonly knownElsewhere?: true;
  /** Why it breaks, where that is known. */
  readonly because?: string;
  readonly control?: DebateControl;
  /** The shortest run that breaks it. */
  readonly run?: Run;
  /** Where it holds: the duties that it needs. */
  readonly conditions?: readonly DebateCondition[];
}

/** A design and what was found of it. */
export interface DebatedDesign {
  readonly id: string;
  readonly sentence: string;
  readonly source?: string;
  /** Its numbers in the facts sheet. */
  readonly options: readonly string[];
  readonly searches: readonly DebatedSearch[];
  /** One for each duty, where the design says what breaks without it. */
  readonly drops: readonly DebatedDrop[];
  readonly cells: readonly DebateCell[];
}

/** What a walk pays for one device-private entry, declared: counts, and the designs by their numbers. */
interface DebatedWalkCost {
  readonly id: string;
  readonly designs: readonly string[];
  /** Loads of shared memory, each of which needs the one before. */
  readonly loads: number;
  readonly locks: number;
  readonly references: number;
  readonly indirectCalls: number;
  readonly how: string;
}

/** What one change of the interconnects costs, declared: counts for each pagemap of the device. */
interface DebatedChangeCost {
  readonly designs: readonly string[];
  readonly change: 'joins' | 'is split off';
  /** Pages that are invalidated. */
  readonly pages: 'none' | 'each in use';
  readonly stores: number;
  readonly gracePeriods: number;
  readonly how: string;
}

/** What the debated designs cost. */
export interface DebateCosts {
  readonly walks: readonly DebatedWalkCost[];
  readonly changes: readonly DebatedChangeCost[];
}

/** A system with its designs side by side. */
export interface DebatedSystem {
  readonly system: string;
  readonly about: string;
  /** The user's file that exports it, or one of the designs. */
  readonly file?: string;
  readonly rules: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly kind: string;
    /** The settings at which it says something of some design. */
    readonly judgedAt: readonly Setting[];
  }[];
  readonly designs: readonly DebatedDesign[];
  /** Absent where no cost of these designs is known. */
  readonly costs?: DebateCosts;
  /** Settings that only `--all` searches. */
  readonly leftOut: readonly Setting[];
  readonly notModelled: readonly string[];
}

/** What `unplug debate` found, as schemas/debate.v1.json describes it. */
export interface Debate {
  readonly schema: 'unplug/debate/v1';
  readonly kernel: string;
  readonly systems: readonly DebatedSystem[];
  readonly exitCode: number;
}
