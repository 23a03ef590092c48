import type { LogVerdict } from '../schemas/verdict.ts';
import type { News } from './news.ts';
import type { ObjectVerdict } from './object-verdict.ts';
import type { Blame } from '../schemas/blame.ts';
import type { ProbeTable } from './probes/probe-table.ts';
import type { Offsets } from './log/offsets.ts';
import type { SliceTables } from './follow/slice-tables.ts';

/** How a log is followed. What its own head says goes before what is said here. */
export interface ConformanceOptions {
  /** What reports call the log. */
  readonly name?: string;
  readonly kernel?: string;
  readonly offsets?: Offsets;
  /** Names of the events that are armed. */
  readonly armed?: ReadonlySet<string>;
  readonly probes?: ProbeTable;
  /** Shared over many logs, so that what was asked of XState once is known. */
  readonly tables?: SliceTables;
  /** By how many microseconds the clocks of two CPUs may differ. */
  readonly skewUs?: number;
}

/** A log that is held against the model line by line. */
export interface Conformance {
  /** The next line, without its end. */
  line(text: string): void;
  /** What has changed since this was last asked. */
  news(): readonly News[];
  /** Every registration that is alive, and those that are gone and did not simply follow. */
  verdicts(): readonly ObjectVerdict[];
  /** Which pages of which pagemaps are held now; pagemaps whose unregister waits come first. */
  blame(): readonly Blame[];
  /** The verdict on what was read so far. */
  verdict(): LogVerdict;
  /** No more lines: the verdict on the whole log. */
  end(): LogVerdict;
}
