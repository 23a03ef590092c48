/**
 * Random runs of a system, for sizes beyond exhaustive search and for a user's own tests.
 *
 * @example
 * const found = campaign(subjectOf(myDriver, { sizes: { pages: 8 } }), { runs: 10_000, lengthMax: 200, seed: 1 });
 * if (found.failure) throw new Error(walkReport(found));
 * @module
 */
export { campaign, type Campaign, type CampaignOptions, type Failure } from './campaign.ts';
export { knownFrom, type Coverage, type Known, type Share } from './coverage.ts';
export { runNumbers } from './numbers.ts';
export { subjectOf, type SubjectOptions } from './subject-of.ts';
export { Walker, type Walk } from './walker.ts';
export { walkReport } from './walk-report.ts';
