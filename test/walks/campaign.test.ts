import { sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import { replay } from '../../src/checker/naive/replay.ts';
import { runInNewContext } from 'node:vm';
import {
  campaign,
  countBySearch,
  subjectOf,
  Walks,
  walkReport,
  type CampaignOptions,
} from '../../src/walks/index.ts';
import { pgmapBugs } from '../properties/pgmap-bugs.ts';

const sound = subjectOf(pgmap, { sizes: { pages: 1, users: 2 } });
const bug = { ...sound, revisions: [pgmapBugs[0]!.revision] };
const options = { runs: 300, lengthMax: 60, seed: 1 };

describe('a campaign', () => {
  it('breaks no rule of a sound protocol', () => {
    expect(campaign(sound, options)).toMatchObject({ system: 'pgmap', runs: 300, seed: 1 });
    expect(campaign(sound, options).failure).toBeUndefined();
  });

  it('shrinks what breaks a rule to a run that the naive interpreter accepts', () => {
    const { failure } = campaign(bug, options);
    expect(failure!.run.steps.length).toBeLessThan(failure!.lengthFound);
    expect(failure!.run.rule.id).toBe(failure!.rule);
    expect(replay(pgmap, failure!.run, bug.revisions)).toEqual({ ok: true });
  });

  it('draws the same from the same seed, and something else from another', () => {
    expect(campaign(bug, options)).toEqual(campaign(bug, options));
    const seen = (seed: number) => campaign(sound, { ...options, runs: 3, seed }).coverage;
    expect(seen(1)).toEqual(seen(1));
    expect(seen(1)).not.toEqual(seen(2));
  });

  it('is replayed from its path, its numbers, or as part of a corpus', () => {
    const { failure } = campaign(bug, options);
    const { path = 'none', numbers, run, rule, lengthFound } = failure!;
    const again = campaign(bug, { ...options, path });
    expect(again).toMatchObject({ runs: 1, failure: { rule, lengthFound } });
    expect(again.failure!.run).toEqual(run);
    expect(new Walks(bug).run(numbers)).toEqual(run);
    const remembered = campaign(bug, { ...options, corpus: [[], numbers] });
    expect(remembered).toMatchObject({ runs: 2, failure: { rule, corpus: 1 } });
    expect(remembered.failure).not.toHaveProperty('path');
    expect(remembered.failure!.run).toEqual(run);
  });

  it('names a path that holds without the corpus that was tried before', () => {
    const { failure } = campaign(bug, options);
    const harmless = [[], [0], [1, 2, 3]];
    const after = campaign(bug, { ...options, corpus: harmless });
    expect(after.failure).toEqual(failure);
    expect(after.runs).toBe(campaign(bug, options).runs + harmless.length);
    expect(campaign(bug, { ...options, path: failure!.path! }).failure).toEqual(failure);
  });

  it('tells runs in a property of ones own', () => {
    const walks = new Walks(bug);
    const all = sample(walks.numbers(60), { numRuns: 300, seed: 1 });
    const broken = all.flatMap((numbers) => walks.run(numbers) ?? []);
    expect(broken.length).toBeGreaterThan(0);
    for (const run of broken) expect(replay(pgmap, run, bug.revisions)).toEqual({ ok: true });
    const sane = new Walks(sound);
    expect(all.filter((numbers) => sane.run(numbers))).toEqual([]);
  });

  it('judges only the rules that it is asked for', () => {
    const { failure } = campaign(bug, { ...options, only: ['dma-on-mapped'] });
    expect(failure!.rule).toBe('dma-on-mapped');
    expect(campaign(bug, { ...options, only: [] }).failure).toBeUndefined();
  });

  it('measures what it saw by an exhaustive search', async () => {
    const known = (await countBySearch(sound))!;
    const { coverage } = campaign(sound, { ...options, runs: 3000, known });
    expect(coverage.chartStates).toEqual({ seen: 14, of: 14 });
    expect(coverage.steps).toEqual({ seen: 18, of: 18 });
    expect(coverage.globalStates.of).toBe(known.globalStates);
    expect(coverage.globalStates.seen).toBeLessThanOrEqual(known.globalStates);
    expect(coverage.globalStates.seen).toBeGreaterThan(known.globalStates / 2);
    expect(coverage.localStates.seen).toBeLessThanOrEqual(coverage.localStates.of!);
  });

  it('draws long runs', () => {
    const lengths: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const { coverage } = campaign(sound, { ...options, runs: 1, seed });
      lengths.push(coverage.globalStates.seen);
    }
    expect(Math.max(...lengths)).toBeGreaterThan(20);
  });
});

describe('its report', () => {
  it('says of a campaign without a failure that it is no proof', () => {
    const text = walkReport(campaign(sound, options));
    expect(text).toContain('pgmap, pages 1, users 2: 300 runs of at most 60 steps, seed 1');
    expect(text).toContain('14 of 14 (100 %) states and 18 of 18 (100 %) steps');
    expect(text).toContain('no rule was broken; this is no proof');
  });

  it('shows the run in lanes, and calls that show it again', () => {
    const found = campaign(bug, options);
    const text = walkReport(found);
    expect(text).toContain(`rule broken: ${found.failure!.run.rule.sentence}`);
    expect(text).toContain(
      `replay: new Walks(subject).run([${found.failure!.numbers.join(', ')}])`,
    );
  });

  const only = ['dma-on-mapped'];
  const asked: Record<string, CampaignOptions> = {
    'for a drawn run': options,
    'after a corpus that breaks nothing': { ...options, corpus: [[], [1, 2, 3]] },
    'for some of the rules': { ...options, only },
    'for a run of a corpus': {
      ...options,
      corpus: [campaign(bug, { ...options, only }).failure!.numbers],
    },
  };
  it.each(Object.entries(asked))('names a call that finds the same: %s', (_, how) => {
    const found = campaign(bug, how);
    const call = /^again: {2}(campaign\(subject, .*\))$/m.exec(walkReport(found))![1]!;
    const again = runInNewContext(call, { campaign, subject: bug }) as typeof found;
    expect(again.failure!.run).toEqual(found.failure!.run);
  });

  it('shows the run by the rules that were asked for', () => {
    const { failure } = campaign(bug, { ...options, only });
    const shown = new Walks(bug, only).run(failure!.numbers);
    expect(shown).toEqual(failure!.run);
    expect(failure!.run.replay).toContain(`new Walks(subject, ["dma-on-mapped"]).run(`);
  });
});
