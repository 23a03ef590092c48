import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Census, RuleCensus } from './explorers/explorer.ts';
import { naiveExplorer } from './explorers/naive-explore.ts';
import { packedExplorer } from './explorers/packed-explorer.ts';
import { draw } from './draw.ts';
import { subjectOf, systemSpec } from './random-system.ts';

/** Larger systems are left out: the yardstick is slow. */
const STATES_MAX = 300;

it('packed and naive search agree on random systems', async () => {
  const met = new Map<string, number>();
  const meet = (what: string): void => void met.set(what, (met.get(what) ?? 0) + 1);
  await fc.assert(
    fc.asyncProperty(systemSpec, async (spec) => {
      const naive = await naiveExplorer.census(subjectOf(spec), STATES_MAX);
      if (!naive.complete) return meet('too large');
      const packed = await packedExplorer.census(subjectOf(spec), 1e9);
      expect(comparable(packed, naive)).toEqual(comparable(naive, naive));
      meet('compared');
      for (const { rule, standing, answers } of naive.rules) {
        meet(`${rule.replace(/\d+/, '')} ${standing}`);
        if (answers) meet(`answers ${Object.values(answers).join(' ')}`);
      }
      return undefined;
    }),
    { ...draw(250), plugins: [fc.unbiased()] },
  );
  // Agreement says something only where every kind of verdict was met, and most systems were compared.
  for (const kind of ['violation', 'invariant', 'progress', 'deadlock']) {
    for (const standing of ['holds', 'broken', 'undecided'])
      expect(met.get(`${kind} ${standing}`), `${kind} ${standing}`).toBeGreaterThan(0);
  }
  for (const standing of ['covered', 'not reachable', 'undecided'])
    expect(met.get(`cover ${standing}`), standing).toBeGreaterThan(0);
  for (const answers of [
    'true true true',
    'false true true',
    'false false true',
    'false false false',
  ])
    expect(met.get(`answers ${answers}`), answers).toBeGreaterThan(5);
  expect(met.get('compared')).toBeGreaterThan(10 * (met.get('too large') ?? 0));
});

/** Leaves out what the yardstick did not judge: fair loops among too many pending states. */
function comparable(census: Census, yardstick: Census): Census {
  return { ...census, rules: census.rules.map((rule, r) => judged(rule, yardstick.rules[r]!)) };
}

function judged({ rule, standing, length, answers }: RuleCensus, by: RuleCensus): RuleCensus {
  const unknown = by.answers?.alwaysFinishes === 'undecided';
  return {
    rule,
    standing: unknown ? by.standing : standing,
    ...(length !== undefined && by.length !== undefined && { length }),
    ...(answers && {
      answers: unknown ? { ...answers, alwaysFinishes: 'undecided' as const } : answers,
    }),
  };
}
