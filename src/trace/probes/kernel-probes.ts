import { PROBE_GROUPS } from './probe-groups.ts';
import type { Probe } from './probe.ts';

/**
 * The events that a log has when it is recorded with `unplug trace probes`, and what each takes to be
 * recorded. A further kernel, or a driver's own tracepoint, is a further entry in a group or in a file
 * that is given with --probes.
 */
export const kernelProbes: readonly Probe[] = Object.values(PROBE_GROUPS).flat();
