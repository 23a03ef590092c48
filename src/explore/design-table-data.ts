import type { Standing } from '../schemas/verdict.ts';

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
