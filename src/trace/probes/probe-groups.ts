import { contextProbes } from './context-probes.ts';
import { daxProbes } from './dax-probes.ts';
import { hmmTestProbes } from './hmm-test-probes.ts';
import { migrationProbes } from './migration-probes.ts';
import { p2pdmaProbes } from './p2pdma-probes.ts';
import { pagemapProbes } from './pagemap-probes.ts';
import { pinProbes } from './pin-probes.ts';
import type { Probe } from './probe.ts';

/** Every group of definitions that ships, by the name that a user calls it. */
export const PROBE_GROUPS = {
  pagemap: pagemapProbes,
  context: contextProbes,
  migration: migrationProbes,
  dax: daxProbes,
  p2pdma: p2pdmaProbes,
  pins: pinProbes,
  test_hmm: hmmTestProbes,
} as const satisfies Readonly<Record<string, readonly Probe[]>>;

/** The name of a group of definitions. */
export type ProbeGroup = keyof typeof PROBE_GROUPS;
