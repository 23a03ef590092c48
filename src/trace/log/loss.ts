/** Word in a log that it does not tell everything. */
export interface Loss {
  readonly line: number;
  readonly text: string;
  /** The CPU whose events were lost since its last one; absent when they may be any. */
  readonly cpu?: number;
  /** The event that its probe missed. */
  readonly missed?: string;
}

const BEGINS = /^(?:# *)?CPU:(\d+) \[(?:LOST )?(?:(\d+) )?EVENTS(?: DROPPED)?\]$/;
const WRITTEN = /entries-in-buffer\/entries-written: (\d+)\/(\d+)/;
/** A row of kprobe_profile: event, hits, misses. */
const PROFILE = /^(?:# *)?\s*(?:[\w-]+[/:])?([A-Za-z_]\w*)\s+(\d+)\s+(\d+)\s*$/;
/** A row of per_cpu/cpuN/stats. */
const STATS = /^(?:# *)?(?:cpu\d+[: ]+)?(overrun|commit overrun|dropped events): (\d+)$/;

/**
 * What a line that is no event says about lost events: what ftrace and trace-cmd put between the
 * events, and the counters that a script appends (kprobe_profile, per_cpu/cpuN/stats).
 *
 * @returns `none` for a counter that is 0, nothing when the line is about something else
 */
export function readLoss(raw: string, line: number): Loss | 'none' | undefined {
  const text = raw.trim();
  const begins = BEGINS.exec(text);
  if (begins) return { line, text, cpu: Number(begins[1]) };
  const written = WRITTEN.exec(text);
  if (written) return written[1] === written[2] ? 'none' : { line, text };
  const stats = STATS.exec(text);
  if (stats) {
    // A counter tells that events of this CPU are missing, but not since when.
    return stats[2] === '0' ? 'none' : { line, text };
  }
  const profile = PROFILE.exec(raw);
  if (!profile) return undefined;
  const [, event = '', hits, misses] = profile;
  if (misses === '0') return 'none';
  return { line, missed: event, text: `the probe of ${event} missed ${misses} (hit ${hits})` };
}
