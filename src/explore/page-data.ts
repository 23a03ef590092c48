import type { LogVerdict } from '../schemas/verdict.ts';
import type { Chart } from '../chart/chart.ts';
import type { Scene } from './scene-data.ts';
import type { DutyLattice } from './duty-lattice-data.ts';
import type { DesignTable } from './design-table-data.ts';
import type { LogPicture } from './log-picture-data.ts';

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
