/** A wait that a stack of a kernel shows, with what is known of it. */
export interface NamedWait {
  readonly id: string;
  /** Who waits, as the text names the task; absent where it has no name. */
  readonly by?: string;
  /** Line at which the stack begins. */
  readonly line: number;
  /** The functions of the stack that name the wait, the innermost first. */
  readonly functions: readonly string[];
  readonly waitsFor: string;
  /** What can hold it, the likely first, with the facts that say so. */
  readonly holders: readonly string[];
  /** What a first look at the text cannot tell. */
  readonly unknown: readonly string[];
  /** Memory types that it can be about, in the kernel's words. */
  readonly types: readonly string[];
  /** Systems of the models that have this wait. */
  readonly systems: readonly string[];
  /** The probe groups that show who holds it. */
  readonly groups: readonly string[];
}

/** Two tasks of which each waits for what the other has. */
export interface WaitCycle {
  readonly waiter: string;
  readonly other: string;
  readonly text: string;
}

/** What a text with stacks of a kernel tells. */
export interface Triage {
  readonly source: string;
  readonly kernel?: string;
  readonly stacks: number;
  readonly waits: readonly NamedWait[];
  readonly cycles: readonly WaitCycle[];
  /** Other tasks that sleep where it matters, in words. */
  readonly others: readonly string[];
  /** Splats of KASAN and lockdep, each with what it says. */
  readonly splats: readonly string[];
  /** What was looked for. */
  readonly lookedFor: readonly string[];
}
