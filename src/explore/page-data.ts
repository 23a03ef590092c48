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
import type { LogVerdict, ProgressAnswers, Standing } from '../schemas/verdict.ts';
import type { Chart } from '../chart/chart.ts';

/** All that the explorer page shows, as plain data: the page itself knows no system. */
export interface PageData {
  readonly schema: 'unplug/page/v1';
  readonly charts: readonly Chart[];
  readonly scenes: readonly Scene[];
  /** Entries of the history, each judged in a scene of its own. */
  readonly history: readonly HistoryCell[];
  /** For each system with duties, what was found when some are dropped. */
  readonly duties?: readonly DutyLattice[];
  /** For each debated system its designs against the same rules. */
  readonly debates?: readonly DesignTable[];
  readonly logs: readonly LogVerdict[];
  /** Searches that were asked for and never ran; absent when all did. */
  readonly notStarted?: readonly string[];
  /** Of logs that are told in full: what happened at which line. */
  readonly pictures?: readonly LogPicture[];
  /** An address that opens a line of a user's file: `{file}` and `{line}` stand for the two. */
  readonly editor?: string;
  /** What to show first; the overview when absent. */
  readonly open?: { readonly scene: string; readonly run?: number };
}

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

/** One entry of the history and the scene that shows it. */
export interface HistoryCell {
  readonly id: string;
  readonly title: string;
  readonly class: string;
  readonly system: string;
  readonly rule: string;
  readonly also: readonly string[];
  readonly asExpected: boolean;
  readonly problems: readonly string[];
  /** Absent when nothing broke. */
  readonly scene?: string;
}

/** Sets of duties of one system, ordered by inclusion, and what was found under each. */
export interface DutyLattice {
  readonly system: string;
  readonly duties: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly whose: string;
  }[];
  /** By how many duties are dropped, the full set first. */
  readonly sets: readonly DutySetCell[];
  /** Every set was searched, so that the minimal ones are known. */
  readonly isWhole: boolean;
}

/** One set of duties, told by those that nobody keeps. */
export interface DutySetCell {
  readonly dropped: readonly string[];
  readonly sizes: Setting;
  /** `undecided`: nothing was found broken, and something could not be told. */
  readonly standing: 'holds' | 'broken' | 'undecided';
  /** Ids of the rules that break. */
  readonly broken: readonly string[];
  /** Absent where the page has no tables of it. */
  readonly scene?: string;
  /** Everything holds, and without any further duty something does not. */
  readonly minimal?: true;
}

/** Designs of a system against the rules in which they differ. */
export interface DesignTable {
  readonly system: string;
  readonly about: string;
  readonly rules: readonly DesignRule[];
  /** Rules that no design breaks. */
  readonly everywhere: readonly DesignRule[];
  readonly designs: readonly DesignRow[];
}

/** A rule that designs are held against; its letter stands over its column. */
interface DesignRule {
  readonly id: string;
  readonly sentence: string;
}

/** One design; its cells are in the order of the rules. */
export interface DesignRow {
  readonly id: string;
  readonly sentence: string;
  readonly options: readonly string[];
  /** The scene of the design as it was searched first; absent where nothing was. */
  readonly scene?: string;
  readonly cells: readonly DesignCell[];
}

/** How a rule stands under a design, and the scene of the run that shows it. */
export interface DesignCell {
  readonly standing: Standing;
  /** As the terminal shows it: `.`, `x12`, `(9)`. */
  readonly sign: string;
  readonly onCondition: boolean;
  readonly otherwise: boolean;
  readonly scene?: string;
  /** Why it breaks and where it holds, in sentences. */
  readonly why: readonly string[];
}

/** A kernel log at a glance: what became of every object, and the events line by line. */
export interface LogPicture {
  readonly log: string;
  /** The last line of it. */
  readonly lines: number;
  /** Marks along the log. */
  readonly scale: readonly LogTick[];
  /** Pagemaps, each before its pages. */
  readonly bars: readonly LogBar[];
  /** Pagemaps and pages that are not drawn. */
  readonly pagemapsLeft: number;
  readonly pagesLeft: number;
  readonly events: readonly LogEvent[];
  /** Events before those that are listed. */
  readonly eventsBefore: number;
  /** Events after those that are listed. */
  readonly eventsLeft: number;
}

/** A line of a log, and the seconds from its first event to the last one up to that line. */
export interface LogTick {
  readonly line: number;
  /** Absent before the first event. */
  readonly seconds?: number;
}

/** The states that a pagemap or a page went through. */
export interface LogBar {
  readonly name: string;
  readonly kind: 'pagemap' | 'page';
  /** The scene of the run that explains it. */
  readonly scene: string;
  readonly parts: readonly LogPart[];
  /** When memunmap_pages waits for the pagemap, or a file system for a page of it. */
  readonly waits: readonly LogWait[];
  /** The line at which the model no longer follows. */
  readonly endsAt?: number;
}

/** One state of an object, from the line that brought it there to the line that ended it. */
export interface LogPart {
  readonly state: string;
  readonly from: number;
  readonly to: number;
  readonly violation?: true;
}

/** A wait in lines of its log. */
export interface LogWait {
  /** The function that waits. */
  readonly in: string;
  readonly by: string;
  readonly from: number;
  readonly to: number;
  /** Seconds, where the log shows the end of it. */
  readonly seconds?: number;
  readonly asleep?: number;
  /** Pages that were in use while it lasted. */
  readonly pages: number;
}

/** Like events of one task that follow each other. */
export interface LogEvent {
  readonly from: number;
  readonly to: number;
  readonly times: number;
  readonly seconds: number;
  readonly by: string;
  readonly event: string;
  /** What a script wrote into the log. */
  readonly mark?: string;
  /** The scene that explains it. */
  readonly scene?: string;
}
