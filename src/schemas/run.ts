/** A local state as plain data: the statechart's value and its context. */
export interface LocalState {
  readonly value: unknown;
  readonly context: Readonly<Record<string, unknown>>;
  /** Tags of the state, sorted; absent when it has none. Reports read `rest` and `violation`. */
  readonly tags?: readonly string[];
}

/** An instance as it stands before the first step. */
export interface RunInstance {
  readonly name: string;
  readonly kind: 'thread' | 'object';
  /** Id of its machine. */
  readonly machine: string;
  /** Place in its family, e.g. `{ "page": 0 }`. */
  readonly at: Readonly<Record<string, number>>;
  readonly initial: LocalState;
}

/** One instance that takes part in a step. `from` equals `to` for one that is only looked at. */
export interface RunParticipant {
  readonly instance: string;
  /** Name of the port it was reached through; absent for the thread itself. */
  readonly port?: string;
  readonly event?: string;
  /** The value of the thread that the event carries; absent when it carries none. */
  readonly value?: string | number | boolean | null;
  /** Looks that had to be true, e.g. `looks free`; one with an argument says it, `looks owner is 3`. */
  readonly looks?: readonly string[];
  readonly from: LocalState;
  readonly to: LocalState;
}

/** One atomic step: a transition of a thread with all it says in the same instant. */
export interface RunStep {
  readonly thread: string;
  /** The step's name, the kernel function. */
  readonly step: string;
  readonly picks: Readonly<Record<string, number>>;
  /** Kernel file and function. */
  readonly source?: string;
  /** Where a user's file declares the step; absent for published machines and changed steps. */
  readonly declaredAt?: { readonly file: string; readonly line: number };
  /** The thread first, then the objects in port order. */
  readonly participants: readonly RunParticipant[];
}

/** Why fairness does not force a thread out of the loop of a lasso. */
export interface FairnessNote {
  readonly thread: string;
  /** A sentence, e.g. `page_lock is not free in 3 of 4 states of the loop`. */
  readonly why: string;
}

/** Something that keeps a waiting thread waiting. */
export interface Holder {
  /** The thread that waits. */
  readonly waiter: string;
  /** The step that it cannot take. */
  readonly step?: string;
  /** What it waits for, in words. */
  readonly waitsFor: string;
  /** The instance that refuses the step. */
  readonly on?: string;
  /**
   * What is had, where that is not what is waited for but what keeps that: from there down to what the
   * holder itself has, e.g. `['page0']`, whose holder keeps the last reference of its pagemap.
   */
  readonly has?: readonly string[];
  /** The holder in words, or what nobody has: `page table of process0`, `1 reference that nobody holds`. */
  readonly heldBy: string;
  /** What is told of it, e.g. `since step 4: mutex_lock; nothing obliges it to go on`. */
  readonly why?: string;
  /** The instance that has what is waited for; absent when nobody has, or it is not known. */
  readonly by?: string;
  /** Number of the step, from 1, since which the holder has it. */
  readonly since?: number;
}

/**
 * Two steps of different threads whose order breaks the rule: with `late` before `between` it holds.
 * Numbers of steps, from 1.
 */
export interface Race {
  /** The last step of `late`'s thread before `between`; absent when it had none. */
  readonly early?: number;
  readonly between: number;
  readonly late: number;
  /**
   * The steps in an order in which the rule holds, each thread's own order kept. A step that can then
   * not be taken, and what its thread does after it, is left out.
   */
  readonly order: readonly number[];
}

/** A duty that nobody keeps, in words. */
export interface DroppedDuty {
  readonly id: string;
  readonly sentence: string;
  /** Who ought to keep it: the driver, the core, a user. */
  readonly whose: string;
}

/** The user's file that a run needs to be replayed. */
export interface RunSource {
  /**
   * From the folder of the saved run (of one that is not saved: from where unplug was called), with
   * slashes on every system.
   */
  readonly path: string;
  /** SHA-256 of the file, in hex. */
  readonly sha256: string;
}

/** At what a system was searched, by name: its sizes, and of each choice what was chosen. */
export type Setting = Readonly<Record<string, number | string>>;

/** A run of a system: schemas/run.v1.json. */
export interface Run {
  readonly schema: 'unplug/run/v1';
  readonly system: string;
  /** Absent when everything that it needs is published. */
  readonly source?: RunSource;
  readonly sizes: Setting;
  /** Newest kernel unless commits are reverted. */
  readonly kernel: string;
  readonly reverted: readonly string[];
  readonly dropped: readonly string[];
  /**
   * The rule that the run breaks or the situation that it covers. Its sentence is that of the violation
   * state which the run enters, where the rule gives its states sentences of their own.
   */
  readonly rule: { readonly id: string; readonly sentence: string; readonly kind: string };
  readonly instances: readonly RunInstance[];
  readonly steps: readonly RunStep[];
  /** A lasso: the last step leads back to the state before step `loop` (0-based). */
  readonly loop?: number;
  /**
   * After so many steps what the rule demands is out of reach; what follows only shows who waits for
   * whom. Absent when that is the last state.
   */
  readonly lostAfter?: number;
  /**
   * The rule holds all the same: the run shows an answer that the rule does not demand, e.g. that
   * something that can always finish need not finish by itself.
   */
  readonly allowed?: true;
  /** One sentence on what is wrong in the last state. */
  readonly because?: string;
  /** The instances whose states at the end show what the rule says; absent where it is no matter of states. */
  readonly judged?: readonly string[];
  /**
   * Of a run that breaks a safety rule: which order breaks it, or `none` when no other order of its
   * steps helps. Absent where nobody has looked.
   */
  readonly race?: Race | 'none';
  readonly fairness?: readonly FairnessNote[];
  readonly holders?: readonly Holder[];
  /** Threads of which each waits for the next and the last for the first. */
  readonly cycle?: readonly string[];
  /** What `dropped` names; absent when nothing is dropped. */
  readonly duties?: readonly DroppedDuty[];
  /** The command that shows this run again. */
  readonly replay: string;
}
