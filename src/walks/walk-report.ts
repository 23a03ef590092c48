import { lanes, type LanesOptions } from '../report/run/lanes.ts';
import type { Campaign } from './campaign.ts';
import type { Share } from './coverage.ts';

/**
 * A campaign as text: what was drawn and covered, and for a failure the run in lanes and how to replay it.
 *
 * @param how how the run is shown
 */
export function walkReport(found: Campaign, how: LanesOptions = {}): string {
  const { system, sizes, runs, lengthMax, seed, strategy, coverage, stale = [], failure } = found;
  const sized = Object.entries(sizes).map(([name, value]) => `, ${name} ${value}`);
  const lines = [
    `${system}${sized.join('')}: ${runs} runs of at most ${lengthMax} steps, seed ${seed}, strategy ${strategy}`,
    `seen: ${shareText(coverage.chartStates)} states and ${shareText(coverage.steps)} steps of the statecharts,`,
    `  ${shareText(coverage.localStates)} local states, ${shareText(coverage.globalStates)} states of the system`,
    ...stale.map(({ name, step, why }) => `stale: ${name}, step ${step}: ${why}`),
  ];
  if (found.stopped) lines.push('stopped before all runs were drawn');
  if (!failure) return [...lines, 'no rule was broken; this is no proof', ''].join('\n');
  const { rule, lengthFound, run, corpus } = failure;
  const by = corpus === undefined ? 'a run' : `the run ${corpus} of the corpus, which has`;
  return [
    ...lines,
    `broken: ${rule}, by ${by} of ${lengthFound} steps, shrunk to ${run.steps.length}`,
    '',
    lanes(run, how),
  ].join('\n');
}

function shareText({ seen, of, atLeast }: Share): string {
  if (of === undefined) return `${atLeast ? 'at least ' : ''}${seen}`;
  return `${seen} of ${of} (${((100 * seen) / Math.max(of, 1)).toFixed(seen === of ? 0 : 1)} %)`;
}
