import type { Setting } from '../schemas/run.ts';

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
