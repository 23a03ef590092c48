import type { Offsets } from '../log/offsets.ts';

/** A kprobe event to be set up: the first definition that the kernel takes counts. */
export interface PlannedProbe {
  readonly event: string;
  /** `p`, or `r` with how many calls it may watch at once. */
  readonly kind: string;
  /** Function and arguments, as kprobe_events has them after the name of the event. */
  readonly definitions: readonly string[];
}

/** An event that the kernel itself has. */
export interface PlannedTracepoint {
  readonly event: string;
  /** Its folder below events/, e.g. `sched/sched_switch`. */
  readonly folder: string;
  readonly filter?: string;
}

/** A definition that cannot be used on this kernel. */
export interface LeftOut {
  readonly event: string;
  readonly reason: string;
}

/** What to arm on one kernel. */
export interface Recording {
  readonly release: string;
  /** Where the offsets are from. */
  readonly source: string;
  readonly plainLocks: boolean;
  readonly offsets: Offsets;
  readonly probes: readonly PlannedProbe[];
  readonly tracepoints: readonly PlannedTracepoint[];
  readonly leftOut: readonly LeftOut[];
}
