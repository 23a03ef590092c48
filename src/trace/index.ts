export { checkLog, checkLogFully, type CheckedLog } from './check-log.ts';
export { readLog, type Log } from './read-log.ts';
export { SliceTables } from './slice-tables.ts';
export { explainingRun, explanationAt, type ExplainedStep } from './explanation.ts';
export { ProbeTable } from './probes/probe-table.ts';
export { readProbes } from './probes/read-probes.ts';
export type { Arming, Probe } from './probes/probe.ts';
