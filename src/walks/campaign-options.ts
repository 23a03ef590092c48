import type { Known } from './coverage.ts';
import type { Regression } from './regression.ts';

/** What a campaign is asked to do. */
export interface CampaignOptions {
  /** How many runs are drawn. */
  readonly runs: number;
  /** Steps of the longest run. */
  readonly lengthMax: number;
  /** The same seed draws the same runs. */
  readonly seed: number;
  /** How runs are drawn: the id of a strategy. Default: `mix`. */
  readonly strategy?: string;
  /**
   * The number of the run of this seed to draw alone, as the report of an earlier campaign names it, or the
   * code of a run as `runs` prints it. The corpus is left out then: it has no part in what is drawn.
   */
  readonly path?: string;
  /** Runs to try before any is drawn, such as those that once broke a rule. */
  readonly corpus?: readonly Regression[];
  /** Ids of the rules that count; all without. Cover rules are never judged. */
  readonly only?: readonly string[];
  /** Counts of an exhaustive search of the same subject, to measure coverage by. */
  readonly known?: Known;
  /** How a report names the subject on the command line, e.g. `['device-private', '--size', 'pages=2']`. */
  readonly words?: readonly string[];
}

/** How far a campaign is. */
export interface CampaignProgress {
  /** Runs so far. */
  readonly runs: number;
  /** Steps of the statecharts that were taken, of so many. */
  readonly steps: { readonly seen: number; readonly of: number };
  readonly states: number;
}
