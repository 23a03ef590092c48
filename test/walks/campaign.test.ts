import { describe, expect, it } from 'vitest';
import pgmap from '../../examples/pgmap.ts';
import { Compiled } from '../../src/checker/compile.ts';
import { explore } from '../../src/checker/explore.ts';
import { replay } from '../../src/checker/replay.ts';
import { campaign, knownFrom, subjectOf, Walker, walkReport } from '../../src/walks/index.ts';
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
    const { path, numbers, run, rule, lengthFound } = failure!;
    const again = campaign(bug, { ...options, path });
    expect(again).toMatchObject({ runs: 1, failure: { rule, lengthFound } });
    expect(again.failure!.run).toEqual(run);
    expect(new Walker(bug).walk(numbers).broken?.rule.id).toBe(rule);
    const remembered = campaign(bug, { ...options, corpus: [numbers] });
    expect(remembered).toMatchObject({ runs: 1, failure: { rule } });
  });

  it('judges only the rules that it is asked for', () => {
    const { failure } = campaign(bug, { ...options, only: ['dma-on-mapped'] });
    expect(failure!.rule).toBe('dma-on-mapped');
    expect(campaign(bug, { ...options, only: [] }).failure).toBeUndefined();
  });

  it('measures what it saw by an exhaustive search', async () => {
    const exploration = await explore(new Compiled(sound.system, sound.sizes, []));
    const known = knownFrom(exploration)!;
    const { coverage } = campaign(sound, { ...options, runs: 3000, known });
    expect(coverage.chartStates).toEqual({ seen: 14, of: 14 });
    expect(coverage.steps).toEqual({ seen: 18, of: 18 });
    expect(coverage.globalStates.of).toBe(exploration.states);
    expect(coverage.globalStates.seen).toBeLessThanOrEqual(exploration.states);
    expect(coverage.globalStates.seen).toBeGreaterThan(exploration.states / 2);
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

  it('shows the run in lanes, with seed, path and a call that replays it', () => {
    const found = campaign(bug, options);
    const text = walkReport(found);
    expect(text).toContain(`rule broken: ${found.failure!.run.rule.sentence}`);
    expect(text).toContain(`seed: 1, path: '${found.failure!.path}'`);
    expect(text).toContain(
      `replay: new Walker(subject).walk([${found.failure!.numbers.join(', ')}])`,
    );
  });
});
