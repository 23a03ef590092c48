/**
 * Negative controls of `unplug trace`: logs of real kernels, changed in one place. Prints the share
 * that is not accepted, by kind of change and type of memory, and one explaining run for each kind of
 * change and event that is accepted. `npm run mutants -- 400` judges 400 of each kind and type.
 */
import { readFileSync } from 'node:fs';
import { judgeMutants, type Tally } from './mutants/judge-mutants.ts';

const EACH = 40;
const SEED = 20_261_122;

const folder = new URL('../test/logs/', import.meta.url);
const verdicts: unknown = JSON.parse(readFileSync(new URL('verdicts.json', folder), 'utf8'));
const logs = Object.keys(verdicts as object).filter((name) => !name.includes('/'));
const each = Number(process.argv[2] ?? EACH);
const print = (text: string): void => void process.stdout.write(`${text}\n`);

const { tallies, accepted } = judgeMutants(
  logs.map((name) => new URL(name, folder)),
  each,
  SEED,
);

const types = [...new Set(tallies.map(({ type }) => type))];
const kinds = [...new Set(tallies.map(({ kind }) => kind))];
const cell = (tally: Tally | undefined): string =>
  tally ? `${tally.judged - tally.accepted}/${tally.judged}` : '-';
print(`not accepted of those judged (at most ${each} of each kind and type)\n`);
print(`| change | ${types.join(' | ')} |`);
print(`| --- |${' ---: |'.repeat(types.length)}`);
for (const kind of kinds) {
  const cells = types.map((type) =>
    cell(tallies.find((tally) => tally.kind === kind && tally.type === type)),
  );
  print(`| ${kind} | ${cells.join(' | ')} |`);
}

const shown = new Set<string>();
print(`\naccepted: ${accepted.length}; one of each kind of change and event:`);
for (const { log, type, mutant, why, explained } of accepted) {
  const key = `${mutant.kind} ${mutant.what} ${type}`;
  if (shown.has(key)) continue;
  shown.add(key);
  print(`\n${mutant.kind}: ${mutant.what} (${type}, ${log} line ${mutant.line})`);
  print(`  because ${why ?? 'NO REASON IS KNOWN'}`);
  const runs = explained.length === 0 ? ['no slice hears of what is left there'] : explained;
  for (const text of runs.slice(0, 2)) print(`  ${text}`);
}
