import type { Setting } from './run.ts';

/** A size of a system, with its bounds. */
interface ListedSize {
  /** What is counted. */
  readonly unit: string;
  readonly default: number;
  readonly min?: number;
  /** The most that a search takes. */
  readonly max: number;
  /** The most that random runs take; as a search without. */
  readonly maxInRuns?: number;
}

/** What may be chosen, and between what. */
interface ListedChoice {
  readonly id: string;
  readonly sentence: string;
  readonly default: string;
  readonly alternatives: readonly {
    readonly id: string;
    readonly sentence: string;
    readonly source?: string;
  }[];
}

interface ListedRule {
  readonly id: string;
  readonly kind: string;
  readonly sentence: string;
  readonly source: string;
}

interface ListedDuty {
  readonly id: string;
  readonly sentence: string;
  readonly whose: string;
  readonly source: string;
}

interface ListedSystem {
  readonly id: string;
  readonly about: string;
  readonly sizes: Readonly<Record<string, ListedSize>>;
  /** Absent where nothing may be chosen. */
  readonly choices?: readonly ListedChoice[];
  readonly rules: readonly ListedRule[];
  readonly duties: readonly ListedDuty[];
}

/** An entry of the history in one system: a fix that can be taken back, or a candidate. */
type ListedEntry = {
  /** Commit, or the name of a candidate. */
  readonly id: string;
  readonly title: string;
  readonly facts: string;
  readonly evidence: string;
  readonly kind: string;
  readonly system: string;
} & (
  | { readonly class: string; readonly rule: string }
  | { readonly holds: readonly string[] | 'every rule' }
);

interface ListedKernel {
  readonly version: string;
  readonly about: string;
  /** Entries of the history that it lacks. */
  readonly reverts: readonly string[];
  /** By system, sizes at which it is judged. */
  readonly sizes?: Readonly<Record<string, Setting>>;
  /** For each entry that it lacks, whether that was read in its source or is reconstructed. */
  readonly evidence: Readonly<Record<string, string>>;
}

/** What `unplug list --json` prints, as schemas/list.v1.json describes it. */
export interface Listing {
  readonly schema: 'unplug/list/v1';
  readonly systems: readonly ListedSystem[];
  readonly history: readonly ListedEntry[];
  /** Absent in the list of a file. */
  readonly kernels?: readonly ListedKernel[];
}
