export { checkLog, checkLogFully, type CheckedLog } from './check-log.ts';
export { coverageText, CoverageOfLogs, type LogCoverage } from './coverage.ts';
export { openConformance } from './conformance.ts';
export { checkLogFile, checkLogFileUntil, fileSource } from './log-file.ts';
export type { Offsets } from './log/offsets.ts';
export { readLog, type Log } from './log/read-log.ts';
export { SliceTables } from './follow/slice-tables.ts';
export {
  explainingRun,
  type ExplainedStep,
  type ExplainingRun,
} from './verdict/explained-steps.ts';
export { explanationAt } from './explanation.ts';
export { ProbeTable } from './probes/probe-table.ts';
export { readProbes } from './probes/read-probes.ts';
export type { Conformance, ConformanceOptions } from './conformance-options.ts';
export type { Blame, PageHeld } from '../schemas/blame.ts';
export type { News } from './news.ts';
export type { ObjectVerdict } from './object-verdict.ts';
export type { Arming, Probe } from './probes/probe.ts';
export { Btf } from './btf/btf.ts';
export { BtfError } from './btf/btf-error.ts';
export { btfLayout } from './record/btf-layout.ts';
export { KNOWN_SERIES, knownLayout } from './record/known-layouts.ts';
export { planRecording, type PlanOptions } from './record/plan-recording.ts';
export { recordingScript } from './record/script.ts';
export { triage } from './triage/triage.ts';
export { kernelOfLog } from './kernel/kernel-of-log.ts';
export { isFrom, seriesOf } from './record/series.ts';
export { PROBE_GROUPS, type ProbeGroup } from './probes/probe-groups.ts';
