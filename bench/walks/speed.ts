/**
 * Runs of device-private per CPU second, and what a step costs at large sizes, as ratios that are measured in
 * turn: `tsx bench/walks/speed.ts [OTHER]`, where OTHER is the folder of another build to measure beside this
 * one (`dist/walks/index.js` of it is loaded).
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { devicePrivateSystem } from '../../src/systems/device-private.ts';
import * as here from '../../src/walks/index.ts';
import { cpuSeconds, median } from '../cpu.ts';

type Walks = Pick<typeof here, 'campaign' | 'subjectOf'>;

const ROUNDS = 5;
const RUNS = 400;
const LENGTH = 150;

/** Runs per CPU second, and steps: as many as states were met again and again do not tell, so runs. */
async function rate(
  { campaign, subjectOf }: Walks,
  sizes: Readonly<Record<string, number>>,
  seed: number,
): Promise<number> {
  const subject = subjectOf(devicePrivateSystem, { sizes });
  const { value, seconds } = await cpuSeconds(() =>
    campaign(subject, { runs: RUNS, lengthMax: LENGTH, seed }),
  );
  return value.runs / seconds;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const [folder] = process.argv.slice(2);
if (folder !== undefined) {
  const url = pathToFileURL(resolve(folder, 'dist/walks/index.js')).href;
  const other = (await import(url)) as Walks;
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [now, before] = [await rate(here, {}, round), await rate(other, {}, round)];
    ratios.push(now / before);
  }
  const sorted = ratios.toSorted((a, b) => a - b);
  print(
    `runs per CPU second, this / other: ${median(ratios).toFixed(1)} (${sorted[0]!.toFixed(1)}-${sorted.at(-1)!.toFixed(1)})`,
  );
}

const SMALL = { pages: 2, processes: 2, threads: 1 };
const LARGE = { pages: 16, processes: 8, threads: 4 };
const slower: number[] = [];
for (let round = 0; round < ROUNDS; round++)
  slower.push((await rate(here, SMALL, round)) / (await rate(here, LARGE, round)));
print(
  `runs per CPU second at ${JSON.stringify(SMALL)} / at ${JSON.stringify(LARGE)}: ${median(slower).toFixed(1)}`,
);
