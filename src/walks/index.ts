/**
 * Random runs of a system, for sizes beyond exhaustive search and for a user's own tests.
 *
 * @example
 * const found = campaign(subjectOf(myDriver, { sizes: { pages: 8 } }), { runs: 10_000, lengthMax: 200, seed: 1 });
 * if (found.failure) throw new Error(walkReport(found));
 * @module
 */
export { campaign, campaignInSlices, type Campaign, type Failure } from './campaign.ts';
export type { CampaignOptions, CampaignProgress } from './campaign-options.ts';
export { countBySearch } from './count-by-search.ts';
export type { Coverage, Known, Share } from './coverage.ts';
export type { DrawnRun, RunState } from './drawn-run.ts';
export type { NamedStep, Regression, Stale } from './regression.ts';
export {
  implementation,
  type ChartBeside,
  type Implementation,
  type ImplementationOptions,
} from './implementation.ts';
export { runs, type RunsOptions } from './runs.ts';
export { STRATEGY_IDS } from './strategy-ids.ts';
export { subjectOf, type SubjectOptions, type WalkSubject } from './subject-of.ts';
export { walkReport } from './walk-report.ts';
