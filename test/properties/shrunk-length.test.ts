import { describe, expect, it } from 'vitest';
import { knownBugs } from '../../bench/walks/known-bugs.ts';
import { replay } from '../../src/checker/naive/replay.ts';
import { verifySystem } from '../../src/checker/verify-system.ts';
import { campaign } from '../../src/walks/index.ts';

/**
 * A bug of each kind that is found at once; `npm run nightly` has all of them, by 20 seeds. Those with a
 * search are small enough to hold the shrunk run against its shortest.
 */
const FOUND_AT_ONCE: Readonly<Record<string, 'searched' | undefined>> = {
  'cand-5': undefined,
  ab244dd7cf4c: undefined,
  'unlock-without-lock': undefined,
  'folio-free-sleeps': undefined,
  e778406b40db: 'searched',
  'bias-not-put': undefined,
  'cve-2026-46268': undefined,
  'exit-before-unlisting': 'searched',
};
const OPTIONS = { runs: 3000, lengthMax: 200, seed: 1 };

describe('random runs', () => {
  it.each(knownBugs.filter(({ name }) => name in FOUND_AT_ONCE))(
    'find $name: $rule',
    async ({ name, rule, subject }) => {
      const { failure } = campaign(subject, { ...OPTIONS, only: [rule] });
      expect(failure?.rule).toBe(rule);
      const { run, lengthFound } = failure!;
      expect(replay(subject.system, run, subject.revisions)).toEqual({ ok: true });
      const shrunk = run.lostAfter ?? run.steps.length;
      expect(shrunk).toBeLessThanOrEqual(lengthFound);
      if (FOUND_AT_ONCE[name] === undefined) return;
      const rules = subject.system.rules.filter(({ id }) => id === rule);
      const { verdict } = await verifySystem(subject, { rules });
      const shortest = verdict.rules[0]!.run!;
      expect(run.steps.length).toBeGreaterThanOrEqual(shortest.steps.length);
      expect(run.steps.length).toBeLessThanOrEqual(1.1 * shortest.steps.length);
    },
  );

  it('find none of them where the fix is in', () => {
    const { rule, subject } = knownBugs.find(({ name }) => name === 'exit-before-unlisting')!;
    const fixed = { ...subject, reverted: [], revisions: [] };
    expect(campaign(fixed, { ...OPTIONS, runs: 500, only: [rule] }).failure).toBeUndefined();
  });
});
