/**
 * For each bug of the history: how many seeds find it, after how many runs and CPU seconds, and how long the
 * run is when found and when shrunk, beside the shortest that a search finds.
 *
 * tsx bench/walks/table.ts [--only TEXT] [--seeds 20] [--runs 3000] [--length 200] [--strategy mix] [--shortest]
 */
import { parseArgs } from 'node:util';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { campaign } from '../../src/walks/index.ts';
import { cpuSeconds } from '../cpu.ts';
import { isSafety, knownBugs, type KnownBug } from './known-bugs.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seeds: { type: 'string', default: '20' },
    runs: { type: 'string', default: '3000' },
    length: { type: 'string', default: '200' },
    strategy: { type: 'string', default: 'mix' },
    shortest: { type: 'boolean', default: false },
  },
});

const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** Steps of the shortest run, by the search. */
async function shortestOf({ rule, kind, subject }: KnownBug): Promise<number> {
  const rules = subject.system.rules.filter(({ id }) => id === rule);
  const stopAtFirst = kind === 'violation' || kind === 'invariant';
  const { verdict } = await verifySystem(subject, { rules, stopAtFirst });
  return verdict.rules[0]!.run!.steps.length;
}

const LINE =
  '| entry | rule | found | median run | most | CPU s a seed | found in | shrunk | shortest |';
process.stdout.write(`${LINE}\n${LINE.replaceAll(/[^|]+/g, '---')}\n`);
for (const bug of knownBugs) {
  if (!`${bug.name} ${bug.rule} ${bug.subject.system.id}`.includes(values.only)) continue;
  const runs: number[] = [];
  const found: number[] = [];
  const shrunk: number[] = [];
  let seconds = 0;
  const seeds = Number(values.seeds);
  for (let seed = 1; seed <= seeds; seed++) {
    const { value, seconds: spent } = await cpuSeconds(() =>
      campaign(bug.subject, {
        runs: Number(values.runs),
        lengthMax: Number(values.length),
        seed,
        strategy: values.strategy,
        only: [bug.rule],
      }),
    );
    seconds += spent;
    if (!value.failure) continue;
    runs.push(value.runs);
    found.push(value.failure.lengthFound);
    shrunk.push(value.failure.run.steps.length);
  }
  const shortest = values.shortest ? String(await shortestOf(bug)) : '-';
  const cells = [
    bug.name,
    `${bug.rule}${isSafety(bug) ? '' : ' (outcome)'}`,
    `${runs.length}/${seeds}`,
    middle(runs),
    Math.max(0, ...runs),
    (seconds / seeds).toFixed(2),
    middle(found),
    `${middle(shrunk)} (${Math.min(...shrunk)}-${Math.max(...shrunk)})`,
    shortest,
  ];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
