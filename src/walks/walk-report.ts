import { inspect } from 'node:util';
import { lanes } from '../report/run/lanes.ts';
import type { Campaign } from './campaign.ts';
import type { Share } from './coverage.ts';

/** A campaign as text: what was drawn and covered, and for a failure the run in lanes and how to replay it. */
export function walkReport({
  system,
  sizes,
  runs,
  lengthMax,
  seed,
  only,
  coverage,
  failure,
}: Campaign): string {
  const sized = Object.entries(sizes).map(([name, value]) => `, ${name} ${value}`);
  const lines = [
    `${system}${sized.join('')}: ${runs} runs of at most ${lengthMax} steps, seed ${seed}`,
    `seen: ${shareText(coverage.chartStates)} states and ${shareText(coverage.steps)} steps of the statecharts,`,
    `  ${shareText(coverage.localStates)} local states, ${shareText(coverage.globalStates)} states of the system`,
  ];
  if (!failure) return [...lines, 'no rule was broken; this is no proof', ''].join('\n');
  const { rule, lengthFound, run, numbers, path } = failure;
  const again = {
    runs,
    lengthMax,
    seed,
    ...(path === undefined ? { corpus: [numbers] } : { path }),
    ...(only && { only }),
  };
  return [
    ...lines,
    `broken: ${rule}, by a run of ${lengthFound} steps, shrunk to ${run.steps.length}`,
    `again:  campaign(subject, ${inspect(again, { breakLength: Infinity, maxArrayLength: Infinity, compact: true })})`,
    '',
    lanes(run),
  ].join('\n');
}

function shareText({ seen, of }: Share): string {
  if (of === undefined) return `${seen}`;
  return `${seen} of ${of} (${((100 * seen) / Math.max(of, 1)).toFixed(seen === of ? 0 : 1)} %)`;
}
