/**
 * Random runs of a system, for sizes beyond exhaustive search and for a user's own tests.
 *
 * @example
 * const found = campaign(subjectOf(myDriver, { sizes: { pages: 8 } }), { runs: 10_000, lengthMax: 200, seed: 1 });
 * if (found.failure) throw new Error(walkReport(found));
 * @module
 */
export { campaign, type Campaign, type CampaignOptions, type Failure } from './campaign.ts';
export { countBySearch } from './count-by-search.ts';
export type { Coverage, Known, Share } from './coverage.ts';
export { subjectOf, type SubjectOptions, type WalkSubject } from './subject-of.ts';
export { walkReport } from './walk-report.ts';
export { Walks } from './walks.ts';
