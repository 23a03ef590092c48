import type { Blame } from './blame.ts';
import type { LogFinding } from './log-finding.ts';
import type { Run, RunStep, Setting } from './run.ts';

/**
 * - `holds`: in every reachable state, nothing left unexplored
 * - `broken`: with a shortest run
 * - `undecided`: the search stopped at a limit, or a violation hides what follows
 * - `covered` / `not reachable`: for cover rules
 * - `not applicable`: a cover that needs larger sizes, a rule about a machine that is not there
 */
export type Standing =
  | 'holds'
  | 'broken'
  | 'undecided'
  | 'covered'
  | 'not reachable'
  | 'not applicable';

/** The three answers of a progress rule, strongest first (docs/architecture.md A6). */
export interface ProgressAnswers {
  readonly alwaysFinishes: boolean | 'undecided';
  readonly canFinishWithoutUsers: boolean | 'undecided';
  readonly canFinish: boolean | 'undecided';
  /** In words: what was taken as fair and whether helpers took part. */
  readonly scope: string;
}

/** How one rule stands in one system. */
export interface RuleVerdict {
  readonly rule: string;
  readonly sentence: string;
  readonly kind: string;
  readonly source: string;
  readonly standing: Standing;
  readonly note?: string;
  readonly progress?: ProgressAnswers;
  /** The shortest run that breaks it or the shortest witness that covers it. */
  readonly run?: Run;
}

/** What stopped a search. */
export type Limit = 'states' | 'memory' | 'time' | 'interrupted' | 'first violation';

/** Steps and states, by machine, that were never met. */
export interface Unmet {
  readonly machine: string;
  readonly name: string;
}

/** How far progress rules judge a user's own threads, in the states where these are not at rest. */
export interface UnderWay {
  /** Ids of their machines. */
  readonly machines: readonly string[];
  /** Progress rules of the system. */
  readonly rules: number;
  /** States in which one of the threads is not at rest. */
  readonly states: number;
  /** Those of the states that no rule judges: a thread that stayed there for ever would not be told. */
  readonly unjudged: readonly Unmet[];
}

/** What one search covered and found. */
export interface SystemVerdict {
  readonly system: string;
  /** The user's file that exports it; absent for a published system. */
  readonly file?: string;
  readonly about: string;
  readonly sizes: Setting;
  readonly kernel: string;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  readonly states: number;
  readonly transitions: number;
  /** Length of the longest shortest run. */
  readonly depth: number;
  readonly complete: boolean;
  readonly limit?: Limit;
  readonly bytesPerState: number;
  /** How long the search and its judging took; the only field that differs between two equal runs. */
  readonly seconds: number;
  readonly rules: readonly RuleVerdict[];
  /** Ids of the machines in the system. */
  readonly machines: readonly string[];
  /** Absent where no thread is the user's own, or the search did not see every state. */
  readonly underWay?: UnderWay;
  readonly neverFired: readonly Unmet[];
  readonly neverEntered: readonly Unmet[];
  readonly notModelled: readonly string[];
  readonly assumes: readonly string[];
}

/** How one entry of the history came out. */
export interface HistoryVerdict {
  readonly id: string;
  readonly title: string;
  readonly facts: string;
  readonly evidence: string;
  readonly kind: 'revert' | 'variant';
  /** Where a user's file declares it; absent for a published entry. */
  readonly declaredAt?: RunStep['declaredAt'];
  readonly class: string;
  readonly system: string;
  readonly dropped: readonly string[];
  readonly sizes: Setting;
  /** The rule that breaks; of a fix that holds what it was judged by. */
  readonly rule: string;
  /** The rules that a proposed fix must hold; absent for an entry that must break its rule. */
  readonly mustHold?: readonly string[];
  /**
   * Whether everything came out as stated: rule broken, interleaving found, controls hold; of a fix
   * that every rule holds, and that one breaks without it.
   */
  readonly asExpected: boolean;
  /** The text of the entry is mistaken, so that nothing could be judged. */
  readonly mistaken?: true;
  readonly problems: readonly string[];
  /** How the rule stands with the entry in; absent when it was not judged. */
  readonly standing?: Standing;
  /** Steps of the run that breaks the rule; 0 when it is not broken. */
  readonly length: number;
  readonly also: readonly string[];
  readonly control: readonly {
    readonly sizes: Setting;
    readonly holds: boolean;
  }[];
  /** The run that breaks the rule. */
  readonly run?: Run;
}

/** How a log stands to the model of its kernel. */
export type LogStanding = 'follows' | 'follows, blocked' | 'breaks' | 'refused' | 'inconclusive';

/**
 * On which model a log is judged, and with what right.
 *
 * - `read`: the sources of a kernel of that series were read, and the model renders them
 * - `between`: it lies between two such kernels
 * - `newer`: it is newer than all of them
 * - `not named`: the log does not name its kernel
 */
export interface LogModel {
  /** The kernel whose model it is. */
  readonly kernel: string;
  readonly basis: 'read' | 'between' | 'newer' | 'not named';
  readonly text: string;
}

/** How one kernel log came out. */
export interface LogVerdict {
  readonly log: string;
  /** The kernel that it was recorded on, as its head names it. */
  readonly kernel: string;
  /** Absent when there is none for its kernel. */
  readonly model?: LogModel;
  readonly verdict: LogStanding;
  /** The verdict that the log is known to deserve; absent for a user's own log. */
  readonly expected?: LogStanding;
  readonly rule?: string;
  readonly line?: number;
  /** Why it is so, what decides first; printed by src/report/log/log-text.ts. */
  readonly findings: readonly LogFinding[];
  readonly pagemaps: number;
  /** How many of the pagemaps stand how, each by itself; absent when the log could not be followed. */
  readonly standings?: Readonly<Partial<Record<LogStanding, number>>>;
  readonly pages: number;
  readonly events: number;
  readonly inserted: number;
  /** Who held what when an unregister went to sleep, at lines that were asked for, and at the end. */
  readonly heldAt?: readonly Blame[];
  /** Pairs of lines that are explained only in the other order, since the clocks of CPUs may differ. */
  readonly reordered?: number;
  /** Lines that were read when somebody asked to stop; absent when all were. */
  readonly stoppedAt?: number;
  readonly note: string;
}

/** What breaks a rule: without any, the rule may be one that cannot fail. */
export interface Breaker {
  readonly rule: string;
  readonly by: readonly {
    readonly kind: 'edit' | 'duty';
    /** Commit or candidate, or the duty that was dropped. */
    readonly id: string;
  }[];
}

/** The result of `unplug verify`: schemas/verdict.v2.json. */
export interface Verdict {
  readonly schema: 'unplug/verdict/v2';
  /** The kernel that the systems are; absent where there are only logs, which each have their own. */
  readonly kernel?: string;
  readonly systems: readonly SystemVerdict[];
  readonly history: readonly HistoryVerdict[];
  readonly logs: readonly LogVerdict[];
  /** Breakers found by searches that are not in `systems` or `history`, e.g. of dropped duties. */
  readonly breakers?: readonly Breaker[];
  /** Steps that none of the searches ever fired; given when the history was searched too. */
  readonly neverFired?: readonly Unmet[];
  /** Searches and logs that an interrupt kept from starting. */
  readonly notStarted?: readonly string[];
  /** Searches that only `--all` makes. */
  readonly leftOut?: readonly string[];
  readonly exitCode: number;
}
